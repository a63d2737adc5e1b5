"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[IO[bytes]]:
    """A neighbour to write to, which takes the file's name when the block ends well; until then what bore it stays as it is.

    A link stays one, and rights stay; a device or a pipe is written to as it is. OSError where the file cannot be written.
    """
    target = Path(os.path.realpath(path))
    held = target.exists()
    if held and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    if held and not os.access(target, os.W_OK):  # a new name would not ask for this right
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    part = target.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as file:
            yield file
        if held:
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
