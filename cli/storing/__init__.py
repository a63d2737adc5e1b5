"""How plans get into a store, and how one is held open: a build of many, the store it writes to, guesses told, a store asked for hours."""
