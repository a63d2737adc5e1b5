"""Files of users that are written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ..graph.errors import InputError
from ..graph.writing import whole_or_nothing


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """`whole_or_nothing`, with an InputError that says what to do where the file cannot be written."""
    try:
        with whole_or_nothing(path) as file:
            yield file
    except OSError as error:
        told = error.strerror or str(error)
        raise InputError(
            {"id": f"tidak dapat ditulis ({told})", "en": f"cannot be written ({told})"}, place=str(path),
            cure={
                "id": "Periksa folder dan izinnya, dan tutup berkas itu bila sedang terbuka.",
                "en": "Check the folder and its rights, and close the file if it is open.",
            },
        ) from error  # fmt: skip
