"""The ontology says what the design says, its generated JSON is fresh, and it can be extended in Turtle alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from selaras.ontology import schema as module
from selaras.ontology.schema import JSON, NAMESPACE, TURTLE, NodeType, RelationType, digest, parse, schema, to_dict

# The table of the design, told once more as an independent statement of it: label -> properties (required ones with !).
NODE_TYPES = {
    "Document": "title kind! period_start! period_end! date file_name sha256 guessed given sources reader recognised other_agencies "
    "text_statements",
    "Region": "name! level",
    "Agency": "name! kind",
    "Unit": "name!",
    "Vision": "text!",
    "Mission": "text! number list",
    "RegionalGoal": "text! code",
    "RegionalSasaran": "text! code",
    "Goal": "text!",
    "Sasaran": "text!",
    "Strategy": "text!",
    "Policy": "text!",
    "Program": "name! code printed_code",
    "Activity": "name! code printed_code",
    "SubActivity": "name! code printed_code",
    "Outcome": "text!",
    "Output": "text!",
    "Indicator": "text! unit formula kinds baseline baseline_year baseline_value",
    "Target": "text! year value",
    "Budget": "year rupiah!",
    "Nomenclature": "name! level code! authority edition output indicator unit",
    "Concept": "text! alternatives kind! unit direction origin!",
    "Unread": "what! reason! words amounts!",
    "Priority": "text!",
    "Realisation": "year! text value rupiah planned planned_rupiah of!",
}
RELATIONS = {
    "HAS_PLAN": "Region>Document Agency>Document",
    "PART_OF": "Agency>Region Region>Region Unit>Agency Nomenclature>Nomenclature",
    "HAS_VISION": "Region>Vision Agency>Vision",
    "HAS_MISSION": "Vision>Mission Region>Mission Agency>Mission",
    "HAS_GOAL": "Mission>RegionalGoal Region>RegionalGoal Agency>Goal",
    "HAS_SASARAN": "RegionalGoal>RegionalSasaran Mission>RegionalSasaran Region>RegionalSasaran Goal>Sasaran",
    "SUPPORTS": "Goal>Mission Goal>RegionalGoal Goal>RegionalSasaran "
    "Sasaran>Mission Sasaran>RegionalGoal Sasaran>RegionalSasaran Agency>Mission",
    "PURSUED_BY": "Sasaran>Strategy",
    "DIRECTED_BY": "Strategy>Policy",
    "HAS_PROGRAM": "Sasaran>Program Goal>Program",
    "HAS_ACTIVITY": "Program>Activity Sasaran>Activity",
    "HAS_SUBACTIVITY": "Activity>SubActivity Program>SubActivity Sasaran>SubActivity",
    "ACHIEVES": "Program>Outcome Activity>Output SubActivity>Output",
    "HAS_TARGET": "Indicator>Target",
    "END_TARGET": "Indicator>Target",
    "CONTRADICTED_BY": "Budget>Budget Target>Target Indicator>Indicator",
    "SPENT_BY": "Budget>Unit",
    "REPORTED_BY": "Indicator>Unit",
    "ASSIGNED_TO": "RegionalSasaran>Agency",
    "CLASSIFIED_AS": "Program>Nomenclature Activity>Nomenclature SubActivity>Nomenclature",
    "INSTANCE_OF": "Nomenclature>Nomenclature",
    "SERVES_PRIORITY": "Program>Priority Activity>Priority SubActivity>Priority",
    "HAS_REALISATION": "Indicator>Realisation Program>Realisation Activity>Realisation SubActivity>Realisation Document>Realisation",
    "ALIGNED_WITH": "Goal>Concept Sasaran>Concept Indicator>Concept",
}
MONEY = {"Goal", "Sasaran", "Program", "Activity", "SubActivity", "Document"}
MEASURED = {"RegionalGoal", "RegionalSasaran", "Strategy", "Policy", *MONEY - {"Document"}}
UNSTATED = {"Document", "Region", "Agency", "Unit", "Nomenclature", "Concept"}


def test_node_types_and_their_properties() -> None:
    found = {
        name: " ".join(p.name + "!" * p.required for p in node_type.properties.values()) for name, node_type in schema().node_types.items()
    }
    assert {name: set(text.split()) for name, text in found.items()} == {name: set(text.split()) for name, text in NODE_TYPES.items()}
    assert list(found) == list(NODE_TYPES), "the order of the cascade"


def test_relations_and_their_ends() -> None:
    expected = {name: {tuple(end.split(">")) for end in ends.split()} for name, ends in RELATIONS.items()}
    expected["FUNDED_BY"] = expected["END_BUDGET"] = {(label, "Budget") for label in MONEY}
    expected["MEASURED_BY"] = {(label, "Indicator") for label in MEASURED}
    expected["STATED_IN"] = {(label, "Document") for label in NODE_TYPES if label not in UNSTATED}
    assert {name: set(relation.ends) for name, relation in schema().relation_types.items()} == expected


def test_stated_and_shared() -> None:
    types = schema().node_types.values()
    assert {t.name for t in types if not t.stated} == UNSTATED
    assert {t.name for t in types if t.shared} == {"Vision", "Mission", "RegionalGoal", "RegionalSasaran"}
    assert {t.name for t in types if t.reference} == {"Nomenclature", "Concept"}


def test_what_is_looked_up_and_searched() -> None:
    types = schema().node_types.values()
    assert {t.name for t in types if t.found_by} == {"Program", "Activity", "SubActivity", "Nomenclature"}
    assert {item for t in types for item in t.found_by} == {"code"}
    worded = {t.name for t in types if t.stated and {"text", "name"} & set(t.properties)}
    assert {t.name for t in types if t.searched} == worded - {"Target"}, "the text of a target is a figure"
    assert all(t.properties[item].kind == "string" for t in types for item in t.searched)


@pytest.mark.parametrize(("used", "told"), [("searched selaras:rupiah", "string rupiah"), ("foundBy selaras:text", "text")])
def test_only_a_property_of_its_own_is_looked_up(tmp_path: Path, used: str, told: str) -> None:
    file = tmp_path / "x.ttl"
    file.write_text(f"@prefix selaras: <{NAMESPACE}> . selaras:Budget selaras:{used} .", encoding="utf-8")
    with pytest.raises(ValueError, match=f"Budget has no .*{told}"):
        parse(TURTLE, file)


def test_kinds_of_values() -> None:
    kinds = {p.name: p.kind for t in schema().node_types.values() for p in t.properties.values()}
    assert (kinds["rupiah"], kinds["year"], kinds["value"], kinds["kinds"]) == ("integer", "integer", "number", "strings")
    origin = schema().relation_types["STATED_IN"].properties
    assert (origin["line"].kind, origin["years"].kind, origin["wording"].kind) == ("integer", "integers", "string")
    assert "documents" not in origin


def test_every_relation_carries_documents() -> None:
    for name, relation in schema().relation_types.items():
        if name != "STATED_IN":
            assert relation.properties["documents"].kind == "strings"
            assert relation.properties["documents"].required == (name != "PART_OF")


def test_allows() -> None:
    assert schema().allows("Budget", "CONTRADICTED_BY", "Budget")
    assert not schema().allows("Budget", "CONTRADICTED_BY", "Target")
    assert not schema().allows("Outcome", "MEASURED_BY", "Indicator")
    assert not schema().allows("Goal", "NO_SUCH", "Sasaran")


def test_terms_in_both_languages() -> None:
    assert schema().label("RegionalSasaran") == "Sasaran RPJMD"
    assert schema().label("Budget") == "Pagu"
    assert schema().label("Agency", "en") == "Agency"
    assert schema().label("unit") == "satuan"
    assert schema().label("no-such-term") == "no-such-term"
    kinds: list[NodeType | RelationType] = [*schema().node_types.values(), *schema().relation_types.values()]
    for kind in kinds:
        assert set(kind.labels) == set(kind.definitions) == {"id", "en"}, kind.name
        for item in kind.properties.values():
            assert set(item.labels) == {"id", "en"}, item.name


def test_domain_and_range_agree_with_the_ends() -> None:
    import rdflib
    from rdflib.collection import Collection

    graph = rdflib.Graph().parse(TURTLE, format="turtle")

    def members(relation: str, predicate: rdflib.URIRef) -> set[str]:
        value = graph.value(rdflib.URIRef(NAMESPACE + relation), predicate)
        union = graph.value(value, rdflib.OWL.unionOf)
        terms = list(Collection(graph, union)) if union is not None else [value]
        return {str(term).removeprefix(NAMESPACE) for term in terms}

    for name, relation in schema().relation_types.items():
        if name != "STATED_IN":  # whose domain is the grouping of all statements
            assert members(name, rdflib.RDFS.domain) == {source for source, _ in relation.ends}, name
            assert members(name, rdflib.RDFS.range) == {target for _, target in relation.ends}, name


def test_generated_json_is_fresh() -> None:
    expected = to_dict(parse(TURTLE), digest(TURTLE))
    assert json.loads(JSON.read_text(encoding="utf-8")) == expected, "run: python -m selaras.ontology.schema"


def test_json_and_turtle_give_the_same_schema() -> None:
    assert schema() == parse(TURTLE)


def test_a_stale_or_damaged_json_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for content in ('{"source_sha256": "0", "node_types": [], "relation_types": []}', "{damaged", "{}"):
        file = tmp_path / "schema.json"
        file.write_text(content, encoding="utf-8")
        monkeypatch.setattr(module, "JSON", file)
        assert "Program" in module.schema.__wrapped__().node_types


def test_digest_does_not_depend_on_line_ends(tmp_path: Path) -> None:
    (tmp_path / "unix").write_bytes(b"a\nb\n")
    (tmp_path / "windows").write_bytes(b"a\r\nb\r\n")
    assert digest(tmp_path / "unix") == digest(tmp_path / "windows")


def test_importing_the_schema_needs_no_rdflib() -> None:
    code = "import sys; from selaras.ontology.schema import schema; schema(); print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"


TOY = """
@prefix selaras: <https://w3id.org/selaras/ontology#> .
@prefix toy: <https://example.org/toy#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
toy:Risk a owl:Class ; rdfs:subClassOf selaras:Statement,
    [ a owl:Restriction ; owl:onProperty selaras:text ; owl:cardinality 1 ] ; skos:prefLabel "Risiko"@id .
toy:THREATENED_BY a owl:ObjectProperty ; rdfs:subPropertyOf selaras:attestedRelation ; skos:prefLabel "terancam oleh"@id ;
    selaras:end [ selaras:from selaras:Sasaran ; selaras:to toy:Risk ] .
"""


def test_an_extension_is_turtle_alone(tmp_path: Path) -> None:
    file = tmp_path / "toy.ttl"
    file.write_text(TOY, encoding="utf-8")
    extended = parse(TURTLE, file)
    assert extended.node_types["Risk"].stated
    assert extended.label("Risk") == "Risiko"
    assert extended.allows("Sasaran", "THREATENED_BY", "Risk")
    assert extended.allows("Risk", "STATED_IN", "Document")
    assert extended.relation_types["THREATENED_BY"].properties["documents"].required
    assert set(schema().node_types) < set(extended.node_types)


def test_a_relation_that_joins_nothing_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "toy.ttl"
    file.write_text(TOY.replace("selaras:end [ selaras:from selaras:Sasaran ; selaras:to toy:Risk ]", "selaras:order 9"), encoding="utf-8")
    with pytest.raises(ValueError, match="THREATENED_BY"):
        parse(TURTLE, file)


def test_no_label_is_also_a_relation() -> None:
    assert not set(schema().node_types) & set(schema().relation_types)
