"""The statements of a region in a store, settled anew when one of its documents came, changed or went.

Only the touched regions are read. What comes in is given the names on which it settles together with what is stored, and is
then loaded as any document is; afterwards the other documents' statements, and the relations that follow, are put right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ....ontology.schema import schema
from ...concepts.decisions import Decision
from ...model import PlanGraph
from ...settling.layer import Key, Layer, layer_of, region_of
from ...settling.region import settled
from ...settling.unite import rewritten
from ...wording import ORIGIN, Properties, Value
from .changes import Changes
from .existing import Run, batches, own_label
from .write import Write, apply


def regions_of(layer: Layer) -> set[str]:
    """The regions of which a layer states something."""
    return {region_of(id) for id in layer.nodes}


def regions_stated(run: Run, documents: Iterable[str]) -> set[str]:
    """The regions of which these documents state something in the store."""
    found: set[str] = set()
    for label in _shared():
        for batch in batches(documents):
            cypher = f"UNWIND $ids AS id MATCH (:Document {{id: id}})<-[:{ORIGIN}]-(n:{label}) RETURN DISTINCT n.id"
            found.update(region_of(id) for (id,) in run(cypher, {"ids": batch}))
    return found


def read_layer(run: Run, regions: Iterable[str]) -> Layer:
    """What the store holds of the regions' statements."""
    layer = Layer()
    for region in sorted(regions):
        for label in _shared():
            _read(run, layer, label, {"region": region, "below": f"{region}/"})
    return layer


def named(graph: PlanGraph, stored: Layer, decisions: Iterable[Decision] = ()) -> PlanGraph:
    """The graph under the names on which it settles with what is stored, without the relations that follow."""
    own = layer_of(graph)
    together = stored.without(own.documents)
    together.update(own)
    return rewritten(graph, own, settled(together, decisions), {})


def afterwards(stored: Layer, loaded: PlanGraph, documents: Iterable[str]) -> Layer:
    """What a store that held `stored` holds once these documents state what `loaded` (a graph under its settled names) says of them."""
    rest = stored.without(documents)
    rest.nodes = {id: properties for id, properties in rest.nodes.items() if id in rest.origins}
    rest.update(layer_of(loaded))
    gone = tuple(f"{document}/" for document in documents)
    rest.held = {
        key: properties
        for key, properties in stored.held.items()
        if all(loaded.has(end) if end.startswith(gone) else end not in stored.nodes or end in rest.nodes for end in (key[0], key[2]))
    }
    return rest


@dataclass(slots=True)
class Resettling:
    """What to write so that a region's statements stand settled. `moved`: origins by document and statement, and which go."""

    nodes: Changes
    origins: dict[str, dict[str, list[Mapping[str, Value]]]] = field(default_factory=dict)
    origins_removed: dict[str, list[str]] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.nodes or self.origins or self.removed)


def resettling(layer: Layer, decisions: Iterable[Decision] = ()) -> Resettling:
    """The difference between a stored layer and the same layer settled."""
    found = settled(layer, decisions)
    changes = Changes({**layer.labels, **found.labels})
    for id, wanted in found.nodes.items():
        if id not in layer.nodes:
            changes.created[id] = wanted
        elif wanted != layer.nodes[id]:
            changes.updated[id] = wanted
    held: dict[Key, Mapping[str, Value]] = {**layer.edges, **layer.held}
    wanted_edges: dict[Key, Properties] = {**found.derived, **found.edges}
    gone = [id for id in layer.nodes if id not in found.nodes]
    for key, properties in wanted_edges.items():
        if key not in held:
            changes.edges_created[key] = properties
        elif properties != dict(held[key]):
            changes.edges_updated[key] = properties
    leaving = set(gone)
    changes.edges_removed = [key for key in held if key not in wanted_edges and leaving.isdisjoint((key[0], key[2]))]
    result = Resettling(changes, removed=gone)
    for document, node, name, places in found.said(layer):
        if len(places) == len(layer.origins[node][document]) and name == node:
            continue
        result.origins.setdefault(document, {}).setdefault(name, []).extend(places)
        if node not in leaving and node not in result.origins_removed.get(document, ()):
            result.origins_removed.setdefault(document, []).append(node)
    return result


def resettle(write: Write, wanted: Resettling) -> None:
    """Write it: the nodes and relations first, then what they are stated in, then what is left over goes."""
    labels = wanted.nodes.labels
    apply(write, wanted.nodes, None)
    for document, origins in sorted(wanted.origins.items()):
        apply(write, Changes(labels, origins=origins, origins_removed=wanted.origins_removed.get(document, [])), document)
    apply(write, Changes(labels, removed=wanted.removed), None)


def _shared() -> list[str]:
    return [name for name, kind in schema().node_types.items() if kind.shared]


def _read(run: Run, layer: Layer, label: str, region: Mapping[str, str]) -> None:
    of_region = f"MATCH (n:{label}) WHERE (n.id STARTS WITH $below OR n.id = $region)"
    for id, properties in run(f"{of_region} RETURN n.id, properties(n)", region):
        layer.labels[id], layer.origins[id] = label, {}
        layer.nodes[id] = {name: value for name, value in properties.items() if name != "id"}
    if not layer.nodes:
        return
    documents = "d.id, d.kind, d.period_start, d.period_end, d.recognised"
    origins = f"{of_region} MATCH (n)-[s:{ORIGIN}]->(d:Document) RETURN n.id, {documents}, properties(s)"
    for id, document, kind, start, end, pages, place in run(origins, region):
        layer.add_document(document, {"kind": kind, "period_start": start, "period_end": end, "recognised": pages or []})
        layer.origins[id].setdefault(document, []).append(dict(place))
    known = {**region, "types": [name for name in schema().relation_types if name != ORIGIN]}
    for arrow, ends in (("-[r]->(o)", ("n", "o")), ("<-[r]-(o)", ("o", "n"))):
        told = ", type(r), ".join(f"{end}.id, labels({end})" for end in ends)
        cypher = f"{of_region} MATCH (n){arrow} WHERE type(r) IN $types RETURN {told}, properties(r)"
        for source, source_labels, type, target, target_labels, properties in run(cypher, known):
            layer.add_edge((source, type, target), dict(properties))
            layer.labels[source], layer.labels[target] = own_label(source_labels), own_label(target_labels)
