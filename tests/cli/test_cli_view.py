"""`selaras view` of a part: what of the graph, and which findings, reach the page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selaras.cli.commands import view as command
from selaras.cli.source_files import addresses
from selaras.examples import documents
from selaras.graph.files import write_json
from selaras.graph.model import Node
from selaras.loaders import load

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The three example plans as read: to read them for each test takes a minute."""
    folder = tmp_path_factory.mktemp("plans")
    paths = [folder / f"{path.stem}.json" for path in documents()]
    for source, path in zip(documents(), paths, strict=True):
        write_json(load(source), path)
    return paths


@pytest.fixture
def options() -> list[Any]:
    """What the page was to open with."""
    return []


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch, options: list[Any]) -> list[tuple[Any, list[Any]]]:
    """What was rendered: the graph and its findings, instead of a page."""
    asked: list[tuple[Any, list[Any]]] = []

    def render(graph: Any, *, findings: Any = (), **given: Any) -> str:
        options.append(given.get("options"))
        asked.append((graph, list(findings)))
        return "<!DOCTYPE html>"

    monkeypatch.setattr(command, "render", render)
    return asked


def names(graph: Any, label: str) -> list[str]:
    return sorted(node.text for node in graph.nodes(label))


def test_a_part_of_several_plans(selaras: Run, files: list[Path], rendered: list[tuple[Any, list[Any]]]) -> None:
    assert selaras("view", *files).code == 0
    whole, all_findings = rendered.pop()
    assert len(names(whole, "Agency")) == 3
    assert all_findings

    assert selaras("view", *files, "--agency", "Ranupuspa").code == 0
    one, found = rendered.pop()
    assert names(one, "Agency") == ["Kecamatan Ranupuspa"]
    own = [finding for finding in all_findings if finding.document and finding.document.split("/")[1] == "kec-ranupuspa"]
    assert own
    assert {finding.id for finding in own} <= {finding.id for finding in found}
    assert all(finding.document is None or "/kec-ranupuspa/" in finding.document for finding in found)

    assert selaras("view", *files, "--misi", "5").code == 0
    served, _ = rendered.pop()
    assert [str(node.properties["number"]) for node in served.nodes("Mission")] == ["5"]
    assert names(served, "Agency") == ["Kecamatan Wanarengga"]


def test_a_branch_has_only_the_findings_on_it(selaras: Run, files: list[Path], rendered: list[tuple[Any, list[Any]]]) -> None:
    selaras("view", *files, "--agency", "wanarengga")
    plan, all_findings = rendered.pop()
    program = next(iter(plan.nodes("Program")))
    assert selaras("view", *files, "--root", program.id).code == 0
    branch, found = rendered.pop()
    assert branch.check() == []
    assert names(branch, "Program") == [program.text]
    assert len(branch) < len(plan)
    assert all(branch.has(finding.node) for finding in found)
    assert {finding.id for finding in found} <= {finding.id for finding in all_findings}


@pytest.mark.parametrize(("option", "text"), [("--agency", "mawar"), ("--misi", "77"), ("--root", "tidak/ada")])
def test_what_is_not_there_is_one_line(selaras: Run, files: list[Path], folder: Path, option: str, text: str) -> None:
    ended = selaras("view", *files, option, text)
    assert f"“{text}”" in ended.error
    assert not (folder / "kaskade.html").exists()


def test_pyvis_is_a_page_of_its_own(selaras: Run, files: list[Path], folder: Path) -> None:
    ended = selaras("view", *files, "--pyvis", "--agency", "banyulintang", "-o", "p.html", "--title", "Kaskade <uji>", "--lang", "en")
    assert ended.code == 0, ended.err
    page = (folder / "p.html").read_text(encoding="utf-8")
    assert "<title>Kaskade &lt;uji&gt;</title>" in page
    assert '<html lang="en">' in page
    assert "vis.Network" in page
    assert [path.name for path in folder.iterdir() if path.suffix != ".selaras"] == ["p.html"]


@pytest.mark.usefixtures("rendered")
def test_what_the_page_opens_with(selaras: Run, files: list[Path], folder: Path, options: list[Any]) -> None:
    assert selaras("view", *files, "--year", "2027", "--only-findings", "--agency", "ranupuspa").code == 0
    given = options.pop()
    assert (given.year, given.only_findings, given.agency, given.sources) == (2027, True, "ranupuspa", {})
    assert "bukan folder" in selaras("view", *files, "--sources", folder / "tidak-ada").error
    assert "tidak ada PDF" in selaras("view", *files, "--sources", folder).error  # these plans were read from text


def test_sources_are_found_by_name_and_lead_there_from_the_page(tmp_path: Path) -> None:
    def document(id: str, file: str, **properties: Any) -> Node:
        return Node(id, "Document", {"file_name": file, **properties})

    one, other = tmp_path / "rencana" / "kec a#1.pdf", tmp_path / "rencana" / "lama" / "Kec B.PDF"
    twin = tmp_path / "rencana" / "kec b.pdf"
    for path in (one, other, twin):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(path.parent.name.encode())
    digest = hashlib.sha256(b"lama").hexdigest()
    plans = [document("a", "kec a#1.pdf"), document("b", "kec b.pdf", sha256=digest), document("c", "kec c.pdf"), document("d", "d.docx")]
    found = addresses(plans, tmp_path / "rencana", tmp_path / "keluar" / "k.html")
    assert found == {"a": "../rencana/kec%20a%231.pdf", "b": "../rencana/lama/Kec%20B.PDF"}
    beside = addresses(plans, tmp_path / "rencana", tmp_path / "rencana" / "k.html")
    assert beside["a"] == "./kec%20a%231.pdf"
