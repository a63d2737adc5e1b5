from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from selaras.examples import documents, plans
from selaras.graph.concepts.alignment import aligned_graph
from selaras.graph.concepts.lexicon import lexicon
from selaras.graph.files import read_json, to_json
from selaras.loaders import load
from selaras.loaders.documents.source import checksum
from selaras.loaders.unchanged import marked, reader

from .conftest import Run, blocks_of


def test_demo_goes_the_whole_way(selaras: Run, folder: Path) -> None:
    ended = selaras("demo", "--directory", "coba")
    assert ended.code == 0
    assert ended.err == ""
    assert len(ended.out.splitlines()) < 50, "a screenful"
    for path in (*documents(), *plans()):
        agency = next(load(path).nodes("Agency")).text
        assert agency in ended.out
    shown = json.dumps(blocks_of((folder / "coba" / "kaskade.html").read_text(encoding="utf-8")), ensure_ascii=False)
    for path in plans():
        assert next(load(path).nodes("Agency")).text in shown
    assert selaras("query", "mission-support", "--store", "coba/plans.selaras").code == 0


def test_building_twice_changes_nothing(selaras: Run, small: Path, folder: Path) -> None:
    first = selaras("build", small)
    assert first.code == 0
    assert "tersimpan" in first.out
    assert selaras("export", "-o", "one.json").code == 0
    again = selaras("build", small, "--again")
    assert again.code == 0
    assert "tidak berubah" in again.out
    assert selaras("export", "-o", "two.json").code == 0
    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes()
    graph = aligned_graph(load(small), lexicon())
    marked(graph, [checksum(small)], reader())
    assert (folder / "one.json").read_text(encoding="utf-8") == to_json(graph)


def test_words_are_searched_and_indexed_where_asked_for(selaras: Run, small: Path) -> None:
    cypher = "CALL db.index.fulltext.queryNodes('selaras_program_words', 'program') YIELD node RETURN count(node) AS found"
    assert selaras("build", small).code == 0
    assert selaras("query", cypher).code == 2, "no index is made unasked"
    assert selaras("build", small, "--index").code == 0
    (row,) = csv.DictReader(io.StringIO(selaras("query", cypher, "--format", "csv").out))
    rows = list(csv.DictReader(io.StringIO(selaras("query", "search", "-p", "text=PROGRAM", "--format", "csv").out)))
    assert int(row["found"]) == sum(one["label"] == "Program" for one in rows) > 0


def test_an_export_is_built_again(selaras: Run, small: Path, folder: Path) -> None:
    selaras("build", small, plans()[0])
    selaras("export", "-o", "all.json")
    assert selaras("build", "all.json", "--store", "again.selaras").code == 0
    ended = selaras("export", "-o", "-", "--store", "again.selaras")
    assert ended.out == (folder / "all.json").read_text(encoding="utf-8")


def test_one_document_of_several_is_exported(selaras: Run, folder: Path) -> None:
    first, second = documents()[:2]
    selaras("build", first, second)
    wanted = next(load(first).nodes("Document")).id
    assert selaras("export", "-o", "one.json", "--document", wanted).code == 0
    assert [node.id for node in read_json(folder / "one.json").nodes("Document")] == [wanted]
    several = selaras("export", "-o", "x.json", "--document", "renstra")
    assert several.code == 2
    assert wanted in several.error
    assert not (folder / "x.json").exists()


def test_patterns_that_no_shell_expanded(selaras: Run, folder: Path) -> None:
    for path in documents():
        (folder / path.name).write_bytes(path.read_bytes())
    told = [line.split(":")[0] for line in selaras("build", "*.txt").out.splitlines()[:-2]]
    assert told == [path.name for path in documents()]
    assert selaras("read", folder / "*.txt").code == 0
    assert selaras("build", "*.md").code == 2


def test_queries_in_every_form(selaras: Run, folder: Path) -> None:
    plan = min(plans(), key=lambda path: path.stat().st_size)
    selaras("build", plan)
    graph = load(plan)
    codes = sorted(str(node.properties["code"]) for node in graph.nodes("Program") if "code" in node.properties)
    assert codes
    cypher = "MATCH (p:Program) WHERE p.code IS NOT NULL RETURN p.code AS code, p.name AS name ORDER BY code"
    as_json = json.loads(selaras("query", cypher, "--format", "json").out)
    assert [row["code"] for row in as_json] == codes
    as_csv = list(csv.DictReader(io.StringIO(selaras("query", cypher, "--format", "csv").out)))
    assert as_csv == as_json
    assert selaras("query", cypher, "--format", "xlsx", "-o", "p.xlsx").code == 0
    rows = list(load_workbook(folder / "p.xlsx").worksheets[0].iter_rows(values_only=True))
    assert rows == [("code", "name"), *((row["code"], row["name"]) for row in as_json)]
    one = selaras("query", "MATCH (p:Program {code: $code}) RETURN p.name", "-p", f"code={codes[0]}")
    assert as_json[0]["name"].split()[0] in one.out
    assert codes[0] in selaras("query", "programs-by-code").out
    nothing = selaras("query", "MATCH (p:Program {code: 'none'}) RETURN p.name AS name")
    assert nothing.code == 0
    assert "tidak ada baris" in nothing.err


def test_audit_says_by_its_exit_code_what_it_found(selaras: Run, small: Path, folder: Path) -> None:
    selaras("build", small)
    found = selaras("audit", "--format", "json")
    findings = json.loads(found.out)["findings"]
    assert any(finding["severity"] == "error" for finding in findings), "faults are planted in every example"
    assert found.code == 1
    one = findings[0]
    whole = "id, rule, severity, agency, node, path, document, line, words, expected, found, cause, because, cure, source"
    assert set(whole.split(", ")) <= set(one)
    printed = small.read_text(encoding="utf-8").splitlines()[one["line"] - 1]
    assert one["words"].split()[0] in printed
    assert selaras("audit", small).code == 1, "files are audited without a store too"
    assert selaras("audit", "--format", "xlsx", "-o", "temuan.xlsx").code == 1
    assert load_workbook(folder / "temuan.xlsx").worksheets[0].max_row == len(findings) + 1


def test_audit_of_what_is_in_order(selaras: Run, folder: Path) -> None:
    region = {"id": "awang", "label": "Region", "properties": {"name": "Kabupaten Awang", "level": "Kabupaten"}}
    (folder / "bersih.json").write_text(json.dumps({"nodes": [region], "edges": []}), encoding="utf-8")
    ended = selaras("audit", "bersih.json")
    assert ended.code == 0, ended.err
    assert json.loads(selaras("audit", "bersih.json", "--format", "json").out)["findings"] == []


def test_view_is_written_without_a_store(selaras: Run, small: Path, folder: Path) -> None:
    assert selaras("view", small, "-o", "k.html", "--title", "Kaskade <uji>").code == 0
    page = (folder / "k.html").read_text(encoding="utf-8")
    assert "<title>Kaskade &lt;uji&gt;</title>" in page
    assert not list(folder.glob("*.selaras"))


@pytest.mark.parametrize(("lang", "word"), [("id", "tidak dipahami"), ("en", "not understood")])
def test_the_reading_report_in_both_languages(selaras: Run, small: Path, lang: str, word: str) -> None:
    ended = selaras("read", small, "--lang", lang)
    assert ended.code == 0
    assert word in ended.out.lower()


def test_english_is_english_throughout(selaras: Run, small: Path) -> None:
    selaras("build", small, "--lang", "en")
    assert "unchanged" in selaras("build", small, "--lang", "en").out
    assert selaras("--lang", "en", "query", "nothing-there").error.startswith("selaras: ")
    assert "there is no query" in selaras("query", "nothing-there", "--lang", "en").error
