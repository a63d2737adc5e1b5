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

from ..graph.errors import InputError


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to that takes its name only when the block ends well; until then what bore the name stays as it is.

    A device or a pipe is written to as it is. InputError where the file cannot be written.
    """
    target = Path(os.path.realpath(path))  # a link stays one
    try:
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
    except OSError as error:
        told = error.strerror or str(error)
        raise InputError(
            {"id": f"tidak dapat ditulis ({told})", "en": f"cannot be written ({told})"}, place=str(path),
            cure={
                "id": "Periksa folder dan izinnya, dan tutup berkas itu bila sedang terbuka.",
                "en": "Check the folder and its rights, and close the file if it is open.",
            },
        ) from error  # fmt: skip
