"""Files for other tools: networks, tables and StratML hold what the graph holds, and the command chooses by suffix."""

from __future__ import annotations

import io
from pathlib import Path

import networkx
import openpyxl
import pytest
from click.testing import CliRunner
from lxml import etree
from selaras.cli.main import cli
from selaras.examples import plans
from selaras.graph.errors import InputError
from selaras.graph.exports.bulk import write_import_zip
from selaras.graph.exports.formats import FORMATS, NAMES, format_of
from selaras.graph.exports.network import to_gexf, to_graphml
from selaras.graph.exports.rdf import read_rdf
from selaras.graph.exports.stratml import NAMESPACE, to_stratml
from selaras.graph.exports.tables import tables
from selaras.graph.files import read_json
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.loaders import load

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("stratml.xsd")))
EXAMPLES = plans()
SMALL = min(EXAMPLES, key=lambda path: path.stat().st_size)


def cascade() -> PlanGraph:
    """A plan with each thing that a file may have trouble with: lists, XML's forbidden characters, formulas, loose ends, two parents."""
    graph = PlanGraph()
    document = ["d"]
    graph.add_node("r", "Region", name="Kota X")
    graph.add_node("a", "Agency", name="Kecamatan <Y> & \x0b")
    graph.add_edge("a", "PART_OF", "r", documents=document)
    graph.add_node("d", "Document", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_edge("a", "HAS_PLAN", "d", documents=document)
    graph.add_node("rs", "RegionalSasaran", text="Sasaran daerah")
    for id, label, text in (("g", "Goal", "Baik"), ("s1", "Sasaran", "=1+1"), ("s2", "Sasaran", "Lain")):
        graph.add_node(id, label, text=text)
    for id, label, name in (("p", "Program", "Program P"), ("lp", "Program", "Program lepas"), ("k", "Activity", "Kegiatan")):
        graph.add_node(id, label, name=name)
    graph.add_node("b", "Budget", year=2026, rupiah=9_007_199_254_740_993)
    graph.add_edge("a", "HAS_GOAL", "g", documents=document)
    for source, type, target in (
        ("g", "HAS_SASARAN", "s1"),
        ("g", "HAS_SASARAN", "s2"),
        ("s1", "HAS_PROGRAM", "p"),
        ("s2", "HAS_PROGRAM", "p"),
    ):
        graph.add_edge(source, type, target, documents=document)
    graph.add_edge("lp", "HAS_ACTIVITY", "k", documents=document)
    graph.add_edge("p", "FUNDED_BY", "b", documents=document)
    graph.add_edge("g", "SUPPORTS", "rs", documents=document)
    graph.add_node("i", "Indicator", text="Nilai", unit="%", kinds=["IKU", "IKK"], baseline="3,5", baseline_value=3.5, baseline_year=2024)
    graph.add_node("i2", "Indicator", text="Indikator lepas")
    graph.add_edge("g", "MEASURED_BY", "i", documents=document)
    graph.add_node("t", "Target", year=2025, text="4", value=4)
    graph.add_node("e", "Target", text="baik sekali")
    graph.add_edge("i", "HAS_TARGET", "t", documents=document)
    graph.add_edge("i", "END_TARGET", "e", documents=document)
    for node in list(graph.nodes()):
        if node.id not in ("r", "a", "d"):
            graph.add_edge(node.id, "STATED_IN", "d", line=1)
    return graph


@pytest.mark.parametrize("path", sorted(EXAMPLES, key=lambda path: path.stat().st_size)[:2], ids=lambda path: path.stem)
def test_networks_hold_every_node_and_relation_with_its_values(path: Path) -> None:
    graph = load(path)
    for read, data in ((networkx.read_graphml, to_graphml(graph)), (networkx.read_gexf, to_gexf(graph))):
        found = read(io.BytesIO(data))
        assert (len(found), found.number_of_edges()) == (len(graph), sum(1 for _ in graph.edges()))
        by_id = {values["selaras_id"]: values for _, values in found.nodes(data=True)}
        for node in graph.nodes():
            values = by_id[node.id]
            assert values["type"] == node.label
            for name, value in node.properties.items():
                assert values[name] == ("; ".join(map(str, value)) if isinstance(value, list) else value), (node.id, name)


def test_networks_are_well_formed_whatever_the_texts() -> None:
    for data in (to_graphml(cascade()), to_gexf(cascade())):
        assert "Kecamatan &lt;Y&gt; &amp; \ufffd" in data.decode()
        etree.fromstring(data)
    found = networkx.read_gexf(io.BytesIO(to_gexf(cascade())))
    assert 9_007_199_254_740_993 in {values.get("rupiah") for _, values in found.nodes(data=True)}
    assert {values["relation"] for *_, values in found.edges(data=True)} >= {"HAS_GOAL", "STATED_IN"}


def test_tables_hold_every_value() -> None:
    graph = cascade()
    found = {table.name: table for table in tables(graph)}
    assert "Program" in found and "Unit" not in found
    rows = [dict(zip(found["Indicator"].columns, row, strict=True)) for row in found["Indicator"].rows]
    assert [(row["id"], row["kinds"], row["baseline_value"]) for row in rows] == [("i", "IKU; IKK", 3.5), ("i2", None, None)]
    relations = sum(len(table.rows) for table in found.values() if table.columns[0] == "source")
    assert relations == sum(1 for _ in graph.edges())
    assert tables(graph) == tables(PlanGraph.from_dict(graph.to_dict()))


def elements(data: bytes, name: str) -> list[etree._Element]:
    return list(etree.fromstring(data).iter(f"{{{NAMESPACE}}}{name}"))


def text(element: etree._Element, name: str) -> str:
    return element.findtext(f"{{{NAMESPACE}}}{name}") or ""


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_stratml_of_every_example_fits_the_schema_and_leaves_nothing_out(path: Path) -> None:
    graph = load(path)
    data = to_stratml(graph)
    SCHEMA.assertValid(etree.fromstring(data))
    levels = sum(1 for label in ("Sasaran", "Program", "Activity", "SubActivity") for _ in graph.nodes(label))
    assert len([e for e in elements(data, "Objective") if text(e, "Identifier")]) == levels
    regional = {
        i.id for label in ("RegionalGoal", "RegionalSasaran") for n in graph.nodes(label) for i in graph.targets(n.id, "MEASURED_BY")
    }
    indicators = [i for i in graph.nodes("Indicator") if i.id not in regional and not graph.into(i.id, "CONTRADICTED_BY")]
    assert len(elements(data, "PerformanceIndicator")) == len(indicators)
    targets = sum(len(graph.targets(i.id, "HAS_TARGET", "END_TARGET")) for i in indicators)
    assert len(elements(data, "TargetResult")) == targets


def test_stratml_tells_levels_results_and_loose_ends() -> None:
    data = to_stratml(cascade(), lang="en")
    SCHEMA.assertValid(etree.fromstring(data))
    assert [text(goal, "Name") for goal in elements(data, "Goal")] == ["Baik", "Below no goal"]
    told = {text(e, "Name"): (text(e, "SequenceIndicator"), text(e, "OtherInformation")) for e in elements(data, "Objective")}
    assert told["Program P"][0] == "1.1.1"
    assert "also below: Lain" in told["Program P"][1] and "2026: Rp 9007199254740993" in told["Program P"][1]
    assert (told["Program lepas"][0], told["Kegiatan"][0]) == ("2.1", "2.1.1")
    assert "Indicators that measure nothing" in told
    (actual,) = elements(data, "ActualResult")
    assert [text(actual, name) for name in ("EndDate", "NumberOfUnits", "Description")] == ["2024-12-31", "3.5", "3,5"]
    results = [[text(e, name) for name in ("StartDate", "EndDate", "NumberOfUnits", "Description")] for e in elements(data, "TargetResult")]
    assert results == [["2025-01-01", "2025-12-31", "4.0", "4"], ["", "2029-12-31", "", "baik sekali"]]
    assert data == to_stratml(PlanGraph.from_dict(cascade().to_dict()), lang="en")


def test_stratml_is_one_plan() -> None:
    graph = cascade()
    graph.add_node("d2", "Document", kind="Renstra", period_start=2025, period_end=2029)
    with pytest.raises(InputError, match="--document"):
        to_stratml(graph)
    empty = PlanGraph()
    empty.add_node("d", "Document", kind="Renstra", period_start=2025, period_end=2029)
    with pytest.raises(InputError, match="tidak memiliki tujuan"):
        to_stratml(empty)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = str(tmp_path_factory.mktemp("store") / "x.selaras")
    with open_store(url, write=True, create=True) as target:
        target.load(load(SMALL))
    return url


@pytest.mark.parametrize("kind", NAMES)
def test_the_command_writes_every_format_by_its_suffix(kind: str, store: str, tmp_path: Path) -> None:
    suffix = FORMATS[kind].suffixes[0] if kind in FORMATS else {"csv": ".zip", "xlsx": ".xlsx"}[kind]
    file = tmp_path / f"graf{suffix}"
    done = CliRunner().invoke(cli, ["export", "-o", str(file), "--store", store, "--base-iri", "https://data.example.org/"])
    assert done.exit_code == 0, done.output
    with open_store(store) as source:
        graph = source.graph()
    if kind == "xlsx":
        book = openpyxl.load_workbook(file)
        assert sum(sheet.max_row - 1 for sheet in book) == len(graph) + sum(1 for _ in graph.edges())
        return
    if kind == "csv":
        held = io.BytesIO()
        write_import_zip(graph, held)
        assert file.read_bytes() == held.getvalue()
        return
    assert file.read_bytes() == FORMATS[kind].write(graph, "https://data.example.org/", "id")
    if kind in ("turtle", "jsonld", "nquads"):
        assert read_rdf(file).to_dict() == graph.to_dict()
        assert b"https://data.example.org/" in file.read_bytes()
    elif kind == "json":
        assert read_json(file).to_dict() == graph.to_dict()


def test_the_command_writes_a_folder_and_standard_output(store: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["export", "-o", str(tmp_path / "csv"), "--format", "csv", "--store", store])
    assert done.exit_code == 0 and (tmp_path / "csv" / "nodes" / "Goal.csv").is_file()
    done = CliRunner().invoke(cli, ["export", "-o", "-", "--format", "turtle", "--store", store])
    assert done.stdout.startswith("@prefix")
    done = CliRunner().invoke(cli, ["export", "-o", "-", "--store", store])
    assert done.stdout.startswith('{"nodes"')


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "x.doc"], "akhiran"),
        (["-o", "x"], "akhiran"),
        (["-o", "x.csv"], "zip"),
        (["-o", "-", "--format", "xlsx"], "xlsx"),
        (["-o", "x.ttl", "--base-iri", "rencana"], "IRI dasar"),
        (["-o", "x.json", "--document", "tiada"], "tiada"),
        (["-o", "/dev/null/csv", "--format", "csv"], "ditulis"),
    ],
)
def test_what_the_command_cannot_do_is_one_line(arguments: list[str], told: str, store: str) -> None:
    done = CliRunner().invoke(cli, ["export", *arguments, "--store", store])
    assert isinstance(done.exception, InputError)
    assert told in str(done.exception) and "\n" not in str(done.exception)


def test_suffixes_tell_one_format_each() -> None:
    suffixes = [suffix for known in FORMATS.values() for suffix in known.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert {format_of(f"A{suffix.upper()}") for suffix in (*suffixes, ".zip", ".xlsx")} == set(NAMES)
