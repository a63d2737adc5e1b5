"""How long the page takes to be written and to be drawn, beside pyvis as it comes, of the same plans in the same run.

    uv run python benchmarks/view.py [FILE.json …] [--times N] [--patience SECONDS]
    uv run python benchmarks/view.py --bars [FILE.json …] [--nodes N]

FILE is a JSON export (default: each real plan that ships with selaras, and all of them as one). Three pages are made of each graph: that
of `selaras view`, that of `selaras.visualizations.network`, and what a user of pyvis gets who adds the same cards and lines to a Network
and writes it as it comes. Told are the cards, seconds to make the page, its size, and seconds from its address to its first drawing in
headless Chromium, the least of N times; pyvis' own page shows its cards when its physics has settled. Nothing is asked of the network.

With --bars only our page is measured, beside what is asked of it: of the plans, of copies of them until there are N nodes (default
94,000), and of 5,600 open cards: bytes, first drawing, that of a phone (390 wide, a quarter of the processor), the first search (a
second and a half after the page was drawn, when it has been prepared) and later ones, and frames a second while it scrolls. All but the
bytes hold of a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from pyvis.network import Network
from selaras import examples
from selaras.graph.files import read_json
from selaras.graph.model import PlanGraph
from selaras.queries.audit.run import audit
from selaras.visualizations import network
from selaras.visualizations.view import render
from selenium import webdriver
from stores import copied

DRAWN = "return document.documentElement.dataset.ready === '1'"
# vis-network hides what it draws until its physics has settled; without cards it never begins.
SETTLED = (
    "return typeof network !== 'undefined' && network !== undefined && network.physics.stabilized && !network.physics.startedStabilization"
)
LONG = 20.0  # seconds: what took as long is not tried again


def say(*words: object) -> None:
    """A line, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def as_it_comes(graph: PlanGraph) -> str:
    """The page of pyvis itself, with its defaults: the cards and lines of our network, neither laid out nor coloured."""
    net = Network(directed=True, cdn_resources="in_line")
    ours = network(graph)
    for node in ours.nodes:
        net.add_node(node["id"], label=node["label"], title=node["title"])
    for edge in ours.edges:
        net.add_edge(edge["from"], edge["to"])
    page: str = net.generate_html()
    return page


def page(graph: PlanGraph) -> str:
    """The page of `selaras view`."""
    return render(graph, findings=audit(graph).findings, title="Kaskade")


def laid_out(graph: PlanGraph) -> str:
    """The page of our pyvis network."""
    return network(graph).generate_html()


MADE: dict[str, tuple[Callable[[PlanGraph], str], str]] = {
    "selaras view": (page, DRAWN),
    "selaras pyvis": (laid_out, DRAWN),
    "pyvis": (as_it_comes, SETTLED),
}


@contextmanager
def browser() -> Iterator[webdriver.Chrome]:
    """Headless Chromium that reaches nothing but files."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
    for flag in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1440,900",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--force-prefers-reduced-motion",
    ):  # fmt: skip
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


def seconds_to_draw(driver: Any, file: Path, ready: str, patience: float) -> float | None:
    """From the address to the first drawing; None where patience ended first."""
    driver.get("about:blank")
    started = time.perf_counter()
    driver.get(file.as_uri())
    while not driver.execute_script(ready):
        if time.perf_counter() - started > patience:
            return None
        time.sleep(0.02)
    return time.perf_counter() - started


def filled(graphs: Iterable[PlanGraph], nodes: int) -> PlanGraph:
    """These plans, and copies of them as plans of other regions until there are so many nodes."""
    given, whole = list(graphs), PlanGraph()
    for number in count():
        for graph in given:
            copied(graph, number, whole)
            if whole.network.number_of_nodes() >= nodes:
                return whole
    raise AssertionError


def one_plan(programs: int = 40, activities: int = 10, subactivities: int = 13) -> PlanGraph:
    """A plan with 5,600 cards below its sasaran."""
    graph = PlanGraph()
    region, agency, plan = "contoh", "contoh/dinas", "contoh/dinas/renstra-2025-2029"
    graph.add_node(region, "Region", name="Kabupaten Contoh")
    graph.add_node(agency, "Agency", name="Dinas Contoh")
    graph.add_node(plan, "Document", title="Renstra", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_edge(agency, "PART_OF", region, documents=[plan])
    graph.add_edge(agency, "HAS_PLAN", plan, documents=[plan])

    def add(key: str, label: str, above: str, relation: str, **properties: str) -> str:
        id = f"{plan}/{key}"
        graph.add_node(id, label, **properties)
        graph.add_edge(id, "STATED_IN", plan, line=1)
        graph.add_edge(above, relation, id, documents=[plan])
        return id

    goal = add("tujuan", "Goal", agency, "HAS_GOAL", text="Meningkatnya pelayanan")
    sasaran = add("sasaran", "Sasaran", goal, "HAS_SASARAN", text="Pelayanan yang cepat")
    for i in range(1, programs + 1):
        code = f"7.01.{i:02}"
        program = add(f"prog/{code}", "Program", sasaran, "HAS_PROGRAM", name=f"Program pelayanan nomor {i}", code=code)
        for j in range(1, activities + 1):
            own = f"{code}.2.{j:02}"
            activity = add(f"keg/{own}", "Activity", program, "HAS_ACTIVITY", name=f"Kegiatan nomor {j}", code=own)
            for k in range(1, subactivities + 1):
                last = f"{own}.{k:04}"
                add(f"sub/{last}", "SubActivity", activity, "HAS_SUBACTIVITY", name=f"Penyediaan jasa penunjang {k}", code=last)
    return graph


SEARCH = """
const field = document.getElementById("search"), started = performance.now();
field.focus(); field.value = arguments[0];
field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
return performance.now() - started;
"""
FRAMES = """
const done = arguments[0], canvas = document.getElementById("canvas"), started = performance.now();
let frames = 0;
const next = (now) => {
  frames += 1;
  canvas.scrollTop += 60;
  if (now - started < 3000) requestAnimationFrame(next); else done(frames * 1000 / (now - started));
};
requestAnimationFrame(next);
"""


def bars(driver: Any, folder: Path, graphs: Iterable[PlanGraph], nodes: int, times: int) -> None:
    """What is asked of our page, and what was measured."""
    given = list(graphs)
    plans = PlanGraph()
    for graph in given:
        plans.merge(graph)
    file = folder / "page.html"
    for name, graph, most in ((f"{len(given)} plans", plans, 0.6), ("many copies", filled(given, nodes), 1.0)):
        started = time.process_time()
        text = page(graph)
        made = time.process_time() - started
        file.write_text(text, encoding="utf-8")
        size = len(text.encode()) / 1e6
        say(f"{name}, {graph.network.number_of_nodes():,} nodes: made in {made:.1f} s of processor, {size:.2f} MB")
        for kind, width, height, rate, limit in (("desktop", 1440, 900, 1, most), ("phone", 390, 844, 4, 3.0)):
            driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
            )
            driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": rate})
            drawn = [seconds_to_draw(driver, file, DRAWN, 60.0) or 60.0 for _ in range(times)]
            say(f"  first drawing, {kind}: {min(drawn):.2f} s (asked: {limit})")
        driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": 1})
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        seconds_to_draw(driver, file, DRAWN, 60.0)
        time.sleep(1.5)
        found = [driver.execute_script(SEARCH, words) for words in ("pelayanan", "7.01.02", "kepuasan masyarakat", "penyediaan jasa")]
        say(f"  search, first and later: {', '.join(f'{one:.0f}' for one in found)} ms (asked: 50)")
    file.write_text(page(one_plan()), encoding="utf-8")
    seconds_to_draw(driver, file, DRAWN, 60.0)
    driver.execute_script("document.getElementById('open-all').click()")
    time.sleep(1)
    opened = driver.execute_script("return Selaras.drawing().seen.length")
    say(f"{opened:,} open cards: {driver.execute_async_script(FRAMES):.0f} frames/s (asked: 30)")


def main() -> None:
    """Measure each graph."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--patience", type=float, default=300.0)
    parser.add_argument("--bars", action="store_true", help="only our page, beside what is asked of it")
    parser.add_argument("--nodes", type=int, default=94_000)
    given = parser.parse_args()
    graphs = {path.stem: read_json(path) for path in given.files or examples.plans()}
    if given.bars:
        with tempfile.TemporaryDirectory() as folder, browser() as driver:
            bars(driver, Path(folder), graphs.values(), given.nodes, given.times)
        return
    if len(graphs) > 1:
        whole = PlanGraph()
        for graph in graphs.values():
            whole.merge(graph)
        graphs["all"] = whole
    say(f"{'plans':32} {'page':14} {'cards':>6} {'made s':>8} {'KB':>7} {'drawn s':>8}")
    with tempfile.TemporaryDirectory() as folder, browser() as driver:
        for name, graph in graphs.items():
            cards = len(network(graph).nodes)
            for kind, (make, ready) in MADE.items():
                started = time.perf_counter()
                text = make(graph)
                made = time.perf_counter() - started
                file = Path(folder) / "page.html"
                file.write_text(text, encoding="utf-8")
                drawn: list[float] = []
                while len(drawn) < given.times:
                    seconds = seconds_to_draw(driver, file, ready, given.patience)
                    drawn += [seconds] if seconds is not None else []
                    if seconds is None or seconds > LONG:
                        break
                told = f"{min(drawn):8.2f}" if drawn else f">{given.patience:7.0f}"
                say(f"{name[:32]:32} {kind:14} {cards:6} {made:8.2f} {len(text.encode()) / 1000:7.0f} {told}")


if __name__ == "__main__":
    main()
