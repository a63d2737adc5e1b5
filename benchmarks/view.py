"""How long the page takes to be written and to be drawn, beside pyvis as it comes, of the same plans in the same run.

    uv run python benchmarks/view.py [FILE.json …] [--times N] [--patience SECONDS]

FILE is a JSON export (default: each real plan that ships with selaras, and all of them as one). Three pages are made of each graph: that
of `selaras view`, that of `selaras.visualizations.network`, and what a user of pyvis gets who adds the same cards and lines to a Network
and writes it as it comes. Told are the cards, seconds to make the page, its size, and seconds from its address to its first drawing in
headless Chromium, the least of N times; pyvis' own page shows its cards when its physics has settled. Nothing is asked of the network.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


def main() -> None:
    """Measure each graph."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--patience", type=float, default=300.0)
    given = parser.parse_args()
    graphs = {path.stem: read_json(path) for path in given.files or examples.plans()}
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
