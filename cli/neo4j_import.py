"""What to type so that Neo4j takes the files of `selaras export --format csv`. Pure: a text from a path."""

from __future__ import annotations

import shlex
from pathlib import Path

from ..graph.exports.bulk import ARGUMENTS

IMPORT = f"neo4j-admin database import full neo4j @{ARGUMENTS}"
_WINDOWS_IMPORT = f'neo4j-admin database import full neo4j "@{ARGUMENTS}"'  # a bare @ has a meaning of its own in PowerShell


def how_to_import(output: str, *, archive: bool, windows: bool, lang: str) -> str:
    """How to import what was written, in the shells of the system: `output` is a folder, or an archive to be unpacked first."""
    folder = str(Path(output).absolute().with_suffix("") if archive else Path(output).absolute())
    words = _EN if lang == "en" else _ID
    told = [words["unpack"].format(folder=folder)] if archive else []
    told += [words["import"], *(f"  {line}" for line in commands(folder, windows=windows))]
    told += [words["docker"], *(f"  {line}" for line in docker_commands(folder, windows=windows))]
    return "\n".join([*told, words["after"]])


def commands(folder: str, *, windows: bool) -> list[str]:
    """Go to the folder, since the arguments name files in it, and import."""
    if not windows:
        return [f"cd {shlex.quote(folder)} && {IMPORT}"]
    go = f'pushd "{folder}"'  # both shells know it, and it changes the drive too
    if set(folder) & set("$`%[]"):  # one shell or the other would read more into these
        go = f"Push-Location -LiteralPath {windows_quote(folder)}"
    return [go, _WINDOWS_IMPORT]


def docker_commands(folder: str, *, windows: bool) -> list[str]:
    """The same with the image of compose.yaml, whose volume the import writes to while the server is stopped."""
    mounted = f"{folder}:/import:ro"
    mounted = windows_quote(mounted) if windows else shlex.quote(mounted)
    # The folder is mounted for reading only, so the report must go elsewhere than into it.
    do = f"{_WINDOWS_IMPORT if windows else IMPORT} --report-file=/tmp/import.report"
    return [
        "docker compose stop neo4j",
        f"docker compose run --rm --volume {mounted} --workdir /import neo4j {do}",
        "docker compose up --wait",
    ]


def windows_quote(text: str) -> str:
    """A text in quotes: as both PowerShell and cmd take it, or only PowerShell where cmd's quotes would not keep it as it is."""
    if set(text) & set("$`%"):
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


_ID = {
    "unpack": "Buka dahulu arsip itu ke {folder}.",
    "import": "Untuk mengimpor, hentikan server Neo4j, lalu jalankan (isi basis data neo4j di sana diganti seluruhnya):",
    "docker": "Atau dengan Docker, di folder tempat compose.yaml berada:",
    "after": "selaras build berikutnya ke server itu menambahkan batasan (constraint).",
}
_EN = {
    "unpack": "First unpack that archive to {folder}.",
    "import": "To import, stop the Neo4j server, then run (all that its database neo4j holds is replaced):",
    "docker": "Or with Docker, in the folder of compose.yaml:",
    "after": "The next selaras build into that server adds the constraints.",
}
