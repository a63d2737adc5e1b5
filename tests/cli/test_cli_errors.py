"""Bad input: one clear line, exit code 2, and the store as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

BAD_FILES = {
    "hilang.txt": None,
    "kosong.txt": b"",
    "gambar.txt": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "catatan.txt": b"Rapat hari Senin dihadiri lima orang.\n",
    "rusak.txt": b"Rencana \xff\xfe\xfa strategis\n",
    "rusak.json": b'{"nodes": [',
    "asing.json": b'{"nodes": [{"id": "x", "label": "Kapal", "properties": {}}], "edges": []}',
    "tanpa-tabel.txt": b"RENCANA STRATEGIS\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n",
}


@pytest.mark.parametrize("command", ["build", "read", "audit", "view"])
@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_files(selaras: Run, folder: Path, command: str, name: str) -> None:
    data = BAD_FILES[name]
    if data is not None:
        (folder / name).write_bytes(data)
    ended = selaras(command, name)
    assert ended.code == 2
    assert ended.out == ""
    assert name in ended.error
    assert "Traceback" not in ended.err
    assert not list(folder.glob("*.selaras")) and not list(folder.glob("*.html"))


def test_a_folder(selaras: Run, folder: Path) -> None:
    (folder / "rencana").mkdir()
    ended = selaras("build", "rencana")
    assert ended.code == 2
    assert "folder" in ended.error


def test_bad_files_alone_make_no_store(selaras: Run, folder: Path) -> None:
    (folder / "kosong.txt").write_bytes(b"")
    ended = selaras("build", "kosong.txt", "hilang.txt")
    assert ended.code == 2
    assert [("kosong.txt" in line, "hilang.txt" in line) for line in ended.err.splitlines()] == [(True, False), (False, True)]
    assert not (folder / "plans.selaras").exists()


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n RETURN n",
        "CREATE (n:Program {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) SET n.name = 'x'",
        "MERGE (n:Program {id: 'x'}) RETURN n",
        "kaskade",
        "MATCH (n) WHERE n.id = $id RETURN n",
    ],
)
def test_bad_queries_leave_the_store_alone(selaras: Run, folder: Path, small: Path, query: str) -> None:
    selaras("build", small)
    selaras("export", "-o", "before.json")
    ended = selaras("query", query)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.error.startswith("selaras: ")
    selaras("export", "-o", "after.json")
    assert (folder / "before.json").read_bytes() == (folder / "after.json").read_bytes()


@pytest.mark.parametrize("command", [["query", "cascade", "-p", "agency=x"], ["audit"], ["view"], ["export", "-o", "x.json"]])
def test_a_store_that_is_not_there_is_not_made(selaras: Run, folder: Path, command: list[str]) -> None:
    ended = selaras(*command)
    assert ended.code == 2
    assert "plans.selaras" in ended.error
    assert "selaras build" in ended.error, "the cure is named"
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bulid", "x.txt"], "build"),
        (["build"], "BERKAS"),
        (["export"], "--output"),
        (["export", "-o", "x", "--format", "doc"], "json"),
        (["query", "cascade", "-p", "agency"], "NAMA=NILAI"),
        (["query", "cascade", "--stroe", "x"], "--store"),
        (["queries", "kaskad"], "cascade"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(selaras: Run, arguments: list[str], words: str) -> None:
    ended = selaras(*arguments)
    assert ended.code == 2
    assert words in ended.error


@pytest.mark.parametrize("command", ["demo", "read", "build", "query", "queries", "audit", "rules", "view", "export"])
def test_every_command_explains_itself(selaras: Run, command: str) -> None:
    ended = selaras(command, "--help")
    assert ended.code == 0
    assert "Pilihan:" in ended.out
    assert command in selaras("--help").out


def test_a_file_that_cannot_be_written(selaras: Run, small: Path, folder: Path) -> None:
    selaras("build", small)
    ended = selaras("export", "-o", "tidak-ada/x.json")
    assert ended.code == 2
    assert "tidak-ada" in ended.error
    assert not (folder / "tidak-ada").exists()


def test_a_server_needs_a_password_that_is_not_on_the_command_line(selaras: Run, small: Path) -> None:
    ended = selaras("build", small, "--store", "bolt://localhost:1")
    assert ended.code == 2
    assert "NEO4J_PASSWORD" in ended.error


def test_help_says_defaults_and_duties_in_indonesian(selaras: Run) -> None:
    told = selaras("query", "--help").out
    assert "[bawaan: table]" in told
    assert "[default" not in told
    assert "[wajib]" in selaras("export", "--help").out
