"""What lies where in a store's folder."""

from __future__ import annotations

DATABASE = "selaras"  # the folder that the engine keeps its files in
MARKER = "selaras-store.json"  # tells a store from any other folder; written last
FILLING = "selaras-filling"  # stands while an empty store is being filled: what the database holds then is not whole
INSTANCE = ".instance.id"  # the engine's own name for where it runs, made anew when it is missing
LOCK = "database.lck"  # in the database's folder while a process has it open for writing, and after one was killed
FORMAT = 1
