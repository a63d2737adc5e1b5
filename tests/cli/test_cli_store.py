from __future__ import annotations

import json
from pathlib import Path

import pytest
from selaras.graph.concepts.alignment import aligned_graph
from selaras.graph.concepts.lexicon import lexicon
from selaras.loaders import load

from .conftest import Run


def test_info_backup_and_restore(selaras: Run, small: Path, folder: Path) -> None:
    selaras("build", small)
    selaras("export", "-o", "before.json")
    graph = aligned_graph(load(small), lexicon())

    told = json.loads(selaras("store", "info", "--format", "json").out)
    assert told["kind"] == "folder" and told["path"] == str(folder / "plans.selaras") and told["format"] == 1
    assert told["engine"] == told["installed"] and told["size"] > 100_000
    (document,) = told["documents"]
    stated = {edge.source for edge in graph.edges("STATED_IN")}
    assert document["id"] == next(graph.nodes("Document")).id and document["nodes"] == len(stated)
    assert document["agency"] == next(graph.nodes("Agency")).text
    assert sum(told["nodes"].values()) == len(graph) and told["nodes"]["Program"] == sum(1 for _ in graph.nodes("Program"))
    assert sum(told["relations"].values()) == sum(1 for _ in graph.edges())
    assert told["relations"]["STATED_IN"] == sum(1 for _ in graph.edges("STATED_IN"))

    table = selaras("store", "info")
    for words in ("plans.selaras", "arcadedb", document["id"], "Program", "STATED_IN", "terpasang"):
        assert words in table.out
    assert selaras("store", "info", "--lang", "en", "-o", "info.txt").out == ""
    assert "installed" in (folder / "info.txt").read_text(encoding="utf-8")

    made = selaras("store", "backup")
    assert made.code == 0 and made.err == ""
    (file,) = folder.glob("plans.selaras-????-??-??.zip")
    assert made.out.startswith(f"{file.name}: {len(graph)} simpul")
    assert "sudah ada" in selaras("store", "backup").error
    assert selaras("store", "backup", "--force").code == 0

    again = selaras("store", "restore", file, "--store", "lain.selaras", "--lang", "en")
    assert again.code == 0 and f"{len(graph)} nodes" in again.out
    selaras("export", "-o", "after.json", "--store", "lain.selaras")
    assert (folder / "after.json").read_bytes() == (folder / "before.json").read_bytes()
    refused = selaras("store", "restore", file)
    assert refused.code == 2 and "--force" in refused.error
    assert selaras("store", "restore", file, "--force").code == 0


@pytest.mark.parametrize("arguments", [["backup"], ["restore", "x.zip"]])
def test_a_server_is_told_what_to_use_instead(selaras: Run, arguments: list[str], folder: Path) -> None:
    ended = selaras("store", *arguments, "--store", "neo4j://localhost")
    assert ended.code == 2
    assert "neo4j-admin database dump" in ended.error and "selaras export" in ended.error
    assert not list(folder.iterdir())


@pytest.mark.parametrize("arguments", [["info"], ["backup"], ["restore", "x.zip"]])
def test_what_is_not_there(selaras: Run, arguments: list[str], folder: Path) -> None:
    ended = selaras("store", *arguments)
    assert ended.code == 2
    assert ("x.zip" if "x.zip" in arguments else "plans.selaras") in ended.error
    assert not list(folder.iterdir())
