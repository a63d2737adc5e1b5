"""The ontology as others see it: complete terms, OWL 2 DL, consistent, and with the conclusions that it is meant to allow."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS
from selaras.ontology.schema import NAMESPACE, TURTLE, NodeType, Property, RelationType, schema

JAVA = Path(__file__).with_name("owl")
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")  # how owlrl tells of a contradiction
PREFIXES = """
@prefix : <https://selaras.example/id/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix selaras: <https://w3id.org/selaras/ontology#> .
"""
CASCADE = (
    PREFIXES
    + """
:sub a selaras:SubActivity . :act a selaras:Activity ; selaras:HAS_SUBACTIVITY :sub .
:prog a selaras:Program ; selaras:HAS_ACTIVITY :act . :sas a selaras:Sasaran ; selaras:HAS_PROGRAM :prog .
:goal a selaras:Goal ; selaras:HAS_SASARAN :sas ; selaras:SUPPORTS :m1 .
:agency a selaras:Agency ; selaras:HAS_GOAL :goal ; selaras:SUPPORTS :m2 .
:m1 a selaras:Mission . :m2 a selaras:Mission . :visi a selaras:Vision ; selaras:HAS_MISSION :m1 .
"""
)
CLASH = PREFIXES + ":x a selaras:Program, selaras:Indicator ."


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(TURTLE, format="turtle")


def test_every_term_is_defined_in_both_languages_and_names_its_source(ontology: rdflib.Graph) -> None:
    kinds: list[NodeType | RelationType] = [*schema().node_types.values(), *schema().relation_types.values()]
    properties = {item.iri: item for kind in kinds for item in kind.properties.values()}
    terms: list[NodeType | RelationType | Property] = [*kinds, *properties.values()]
    for item in terms:
        assert set(item.labels) == set(item.definitions) == {"id", "en"}, item.name
        sources = list(ontology.objects(rdflib.URIRef(item.iri), DCTERMS.source))
        assert len(sources) == 1, item.name
        titles = {getattr(title, "language", None) for title in ontology.objects(sources[0], DCTERMS.title)}
        assert titles == {"id", "en"}, sources[0]


def test_every_relation_but_the_symmetric_one_has_a_named_inverse(ontology: rdflib.Graph) -> None:
    for relation in schema().relation_types.values():
        inverses = list(ontology.subjects(OWL.inverseOf, rdflib.URIRef(relation.iri)))
        symmetric = (rdflib.URIRef(relation.iri), RDF.type, OWL.SymmetricProperty) in ontology
        assert len(inverses) == (0 if symmetric else 1), relation.name
        for inverse in inverses:
            assert {text.language for text in ontology.objects(inverse, SKOS.prefLabel) if isinstance(text, rdflib.Literal)} == {"id", "en"}


@pytest.mark.parametrize(
    ("term", "above"),
    [
        ("Statement", "http://www.w3.org/ns/prov#Entity"),
        ("Agency", "http://www.w3.org/ns/org#FormalOrganization"),
        ("Unit", "http://www.w3.org/ns/org#OrganizationalUnit"),
        ("Nomenclature", str(SKOS.Concept)),
        ("Document", str(DCTERMS.BibliographicResource)),
    ],
)
def test_classes_stand_below_those_of_known_vocabularies(ontology: rdflib.Graph, term: str, above: str) -> None:
    assert (rdflib.URIRef(NAMESPACE + term), RDFS.subClassOf, rdflib.URIRef(above)) in ontology


def test_years_are_years() -> None:
    years = {p.name for kind in schema().node_types.values() for p in kind.properties.values() if p.datatype == "gYear"}
    assert years == {"period_start", "period_end", "baseline_year", "year"}


@pytest.mark.parametrize(("data", "consistent"), [(CASCADE, True), (CLASH, False)])
def test_owl_rl_finds_contradictions_in_data_and_none_in_the_ontology(data: str, consistent: bool) -> None:
    graph = rdflib.Graph().parse(TURTLE, format="turtle").parse(data=data, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert bool(list(graph.subjects(RDF.type, ERROR))) is not consistent


@pytest.fixture(scope="module")
def jars(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reasoner's libraries. SELARAS_TEST_REASONER=required makes their absence a failure instead of a skip."""
    maven = shutil.which("mvn")
    required = os.environ.get("SELARAS_TEST_REASONER") == "required"
    if not required and (maven is None or shutil.which("java") is None):
        pytest.skip("no Java with Maven here to run the reasoner with")
    folder = tmp_path_factory.mktemp("jars")
    command = [maven or "mvn", "-q", "-B", "-f", str(JAVA / "pom.xml"), "dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    if done.returncode and not required:
        pytest.skip(f"Maven cannot fetch the reasoner: {(done.stdout + done.stderr).strip()[-200:]}")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def reasoned(jars: Path, file: Path) -> list[list[str]]:
    command = ["java", "-cp", f"{jars}/*", str(JAVA / "Reason.java"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    return [line.replace("https://selaras.example/id/", "").split() for line in done.stdout.splitlines()]


def test_a_reasoner_finds_owl_dl_that_is_consistent_and_says_what_serves_what(jars: Path, tmp_path: Path) -> None:
    file = tmp_path / "cascade.ttl"
    file.write_text(TURTLE.read_text(encoding="utf-8") + CASCADE, encoding="utf-8")
    told = reasoned(jars, file)
    # The one liberty taken: OWL has no datatype of its own for a year.
    assert {" ".join(line[1:6]) for line in told if line[0] == "violation"} == {"Use of undeclared datatype: xsd:gYear"}
    assert ["consistent", "true"] in told
    assert not [line for line in told if line[0] == "unsatisfiable"]
    serves = {(line[1], line[2]) for line in told if line[0] == "serves"}
    assert {(level, "visi") for level in ("sub", "act", "prog", "sas", "goal", "m1")} < serves
    assert ("agency", "m2") in serves, "what the plan says of the agency itself"
    assert ("goal", "m2") not in serves, "is not said of its goals"


def test_a_reasoner_refuses_a_node_of_two_types(jars: Path, tmp_path: Path) -> None:
    file = tmp_path / "clash.ttl"
    file.write_text(TURTLE.read_text(encoding="utf-8") + CLASH, encoding="utf-8")
    assert ["consistent", "false"] in reasoned(jars, file)
