"""The form of an audit rule: what it is called, what it rests on, and how it makes a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ...graph.model import PlanGraph
from ..texts import Text
from .excerpts import Site, excerpts
from .findings import Finding, Place, Severity, Verdict, finding_id
from .places import agency_of, is_recognised, path_of, place_of

SOURCES: Mapping[str, Text] = {
    "P88": Text(
        "Peraturan Menteri PANRB 88/2021 (evaluasi AKIP)",
        "Regulation of the Minister of PANRB 88/2021 (evaluation of AKIP)",
    ),
    "P89": Text(
        "Peraturan Menteri PANRB 89/2021 (penjenjangan kinerja)",
        "Regulation of the Minister of PANRB 89/2021 (cascading of performance)",
    ),
    "M86": Text("Permendagri 86/2017 (tabel T-C.26, T-C.27)", "Permendagri 86/2017 (tables T-C.26, T-C.27)"),
    "I25": Text("Inmendagri 2/2025 (Renstra 2025–2029)", "Inmendagri 2/2025 (Renstra 2025–2029)"),
    "M9": Text("Permendagri 9/2018 (reviu RPJMD dan Renstra)", "Permendagri 9/2018 (review of RPJMD and Renstra)"),
    "N90": Text("Permendagri 90/2019 (nomenklatur)", "Permendagri 90/2019 (nomenclature)"),
}


# What an evaluator's working sheet asks for, by item: a finding is written down on the row of its rule's item. Based on P88.
LKE: Mapping[str, Text] = {
    "1.b.4": Text("Rumusan menggambarkan kondisi yang akan dicapai", "The wording tells the condition to be reached"),
    "1.b.5": Text("Ukuran keberhasilan (IKU) tersedia dan menggambarkan hasil", "Measures of success (IKU) exist and tell the result"),
    "1.b.6": Text("Indikator memenuhi SMART", "Indicators are SMART"),
    "1.b.7": Text("Target dapat dicapai, menantang dan realistis", "Targets can be reached, challenge and are realistic"),
    "1.b.8": Text("Kinerja dijenjangkan (cascading) dan selaras", "Performance is cascaded and aligned"),
    "1.b.9": Text("Kinerja lintas perangkat daerah selaras (crosscutting)", "Performance across agencies is aligned (crosscutting)"),
    "1.c.1": Text("Anggaran mengacu pada kinerja", "Money follows performance"),
    "1.c.2": Text("Aktivitas mendukung kinerja", "Activities support performance"),
}


CHECK_THE_READING = Text(
    "Periksa dulu pembacaannya: bandingkan dengan dokumennya di tempat itu, dan koreksi yang salah terbaca (selaras read --workbook).",
    "Check the reading first: compare it with the document at that place, and correct what was misread (selaras read --workbook).",
)


_OCR = Text("Halaman ini dibaca dari gambar (OCR).", "This page was read from a picture (OCR).")


@dataclass(frozen=True, slots=True)
class Rule:
    """One audit rule.

    `name` is its dotted name (what it looks at, what is wrong with it), `lke` the item of the evaluator's working sheet (a key of LKE) on
    which its findings are written down; `bad` and `good` are an example of either kind.

    `items` names the ids of the nodes that the rule judges (what its share of passing items is counted over); `check` yields its
    findings from a graph, and may have keywords: thresholds with their usual values, which a user may set. A rule that looks `across` plans
    is given, in either, the excerpts of all plans (`excerpts.py`) and not the graph of one. `candidates` is Cypher, where a query can ask
    for what the rule looks into: their ids, of which `check` leaves out what the page does not prove. `severity` is the gravest it gives;
    a single finding may be milder. `cure` is the usual one. `source` holds keys of SOURCES: the rule is based on them and quotes none.
    """

    id: str
    name: str
    lke: str
    severity: Severity
    title: Text
    why: Text
    source: tuple[str, ...]
    cure: Text
    bad: Text
    good: Text
    items: Callable[..., Iterable[str]]
    check: Callable[..., Iterator[Finding]]
    across: bool = False
    candidates: str = ""

    def judged(self, graph: PlanGraph) -> Iterable[str]:
        """The nodes of a graph that the rule judges, of one plan or of several."""
        return self.items(excerpts(graph) if self.across else graph)

    def findings(self, graph: PlanGraph, **limits: float) -> Iterator[Finding]:
        """Its findings in a graph of one plan or of several."""
        return self.check(excerpts(graph) if self.across else graph, **limits)

    def finding(
        self,
        graph: PlanGraph,
        node: str,
        verdict: Verdict,
        *,
        key: str = "",
        severity: Severity | None = None,
        place: Place | None = None,
        cure: Text | None = None,
        stands_for: tuple[str, ...] = (),
    ) -> Finding:
        """A finding of this rule at `node`; place, agency and path come from the graph where not given.

        A question to the reader is never an error, and its cure is to look at the document. What stands on a page that was read from a
        picture is always a question: an empty cell or another figure may be the recognition's.
        """
        where = place if place is not None else place_of(graph, node)
        seen = Site(
            node, "", agency_of(graph, where.document), path_of(graph, node), where, recognised=is_recognised(graph, where)
        )  # fmt: skip
        return self.finding_at(seen, verdict, key=key, severity=severity, cure=cure, stands_for=stands_for)

    def finding_at(
        self,
        site: Site,
        verdict: Verdict,
        *,
        key: str = "",
        severity: Severity | None = None,
        cure: Text | None = None,
        stands_for: tuple[str, ...] = (),
    ) -> Finding:
        """The same where the graph is gone: at a node as an excerpt tells it."""
        severity = severity or self.severity
        if verdict.cause == "plan" and site.recognised:
            because = Text(f"{_OCR.id} {verdict.because.id}", f"{_OCR.en} {verdict.because.en}")
            verdict = replace(verdict, cause="reading", because=because)
        if verdict.cause == "reading":
            severity, cure = ("warning" if severity == "error" else severity), CHECK_THE_READING
        return Finding(
            id=finding_id(self.id, site.node, key),
            rule=self.id,
            severity=severity,
            title=self.title,
            agency=site.agency,
            node=site.node,
            path=site.path,
            place=site.place,
            expected=verdict.expected,
            found=verdict.found,
            cause=verdict.cause,
            because=verdict.because,
            cure=cure or self.cure,
            source=self.source,
            stands_for=stands_for,
        )
