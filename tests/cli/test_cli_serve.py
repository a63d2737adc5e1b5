"""`selaras serve` as a program of its own: it answers, sees what others load, and ends at Ctrl-C."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selaras.cli.storing.live import Live
from selaras.graph.errors import StoreError
from selaras.graph.files import read_json, write_json
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

Run = Callable[..., Any]
ENDLESS = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b RETURN sum(a * b)"
HOSTILE = "<img src=x onerror=\"document.title='pecah'\"> Kecamatan"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
LOADING = """
import sys
from selaras.graph.files import read_json
from selaras.graph.stores import open_store
with open_store(sys.argv[1], write=True) as store:
    store.load(read_json(sys.argv[2]))
    print("loaded", flush=True)
    sys.stdin.read()
"""


def plan(name: str) -> PlanGraph:
    """One agency with a goal, a sasaran and a program."""
    graph = PlanGraph()
    agency = f"contoh/kec-{len(name)}"
    document = f"{agency}/renstra-2025-2029"
    graph.add_node("contoh", "Region", name="Kabupaten Contoh")
    graph.add_node(agency, "Agency", name=name)
    graph.add_node(document, "Document", title=f"Renstra {name}", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_edge(agency, "PART_OF", "contoh", documents=[document])
    graph.add_edge(agency, "HAS_PLAN", document, documents=[document])
    above = agency
    levels = (
        ("Goal", "HAS_GOAL", {"text": "Tujuan"}),
        ("Sasaran", "HAS_SASARAN", {"text": name}),
        ("Program", "HAS_PROGRAM", {"name": "Program"}),
    )
    for line, (label, relation, words) in enumerate(levels):
        id = f"{document}/{label.lower()}"
        graph.add_node(id, label, **words)
        graph.add_edge(id, "STATED_IN", document, line=line + 1)
        graph.add_edge(above, relation, id, documents=[document])
        above = id
    return graph


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A folder's store with one plan."""
    path = tmp_path / "plans.selaras"
    with open_store(path, create=True) as filled:
        filled.load(plan(HOSTILE))
    return path


@contextmanager
def running(*arguments: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program with its address; killed at the end where it still runs."""
    code = "from selaras.cli.main import main; main()"
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "BROWSER": "true"}
    environment.pop("SELARAS_LANG", None)
    process = subprocess.Popen(
        [sys.executable, "-c", code, "serve", "--port", "0", *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.match(r"http://127\.0\.0\.1:\d+/", line)
        assert found, (line, process.communicate(timeout=60)[1] if process.poll() is not None else "")
        yield process, found[0]
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=100)


def get(address: str, body: Any = None) -> tuple[int, str]:
    request = urllib.request.Request(
        address, json.dumps(body).encode() if body is not None else None, {"Content-Type": "application/json"} if body is not None else {}
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@contextmanager
def loading(store: Path, file: Path) -> Iterator[None]:
    """Another program loads a plan, and has the store open until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", LOADING, str(store), str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "loaded\n"
        yield
    finally:
        process.communicate(timeout=60)  # closes its input, at which it ends


def test_it_answers_sees_what_others_load_and_ends_in_good_order(store: Path, tmp_path: Path) -> None:
    write_json(plan("Kecamatan Kenanga"), tmp_path / "lagi.json")
    assert read_json(tmp_path / "lagi.json").check() == []
    with running("--store", store, "--open", "--timeout", "120") as (process, address):
        status, page = get(address)
        assert status == 200
        assert "&lt;img src=x" in page
        assert "Kecamatan Kenanga" not in page
        assert get(f"{address}api/query", {"query": "MATCH (a:Agency) RETURN count(a) AS n"})[1].startswith('{"columns":["n"],"rows":[[1]]')
        with loading(store, tmp_path / "lagi.json"):
            status, page = get(address)
            assert status == 503
            assert "sedang dipakai" in page
        status, page = get(address)
        assert status == 200
        assert "Kecamatan Kenanga" in page
        # Ctrl-C while a query runs: it is broken off, and nothing is left behind.
        asking = threading.Thread(target=lambda: _quietly(f"{address}api/query", {"query": ENDLESS}))
        asking.start()
        time.sleep(1.0)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=100)
        assert time.monotonic() - started < 60
        assert process.returncode == 0, err
        assert "Traceback" not in err
        asking.join(timeout=30)
        assert not asking.is_alive()
        assert out == ""
    with open_store(store) as again:
        assert len(again.documents()) == 2


def _quietly(address: str, body: Any) -> None:
    try:
        get(address, body)
    except OSError:  # the connection is cut
        return


def test_it_starts_though_the_store_is_in_use(store: Path, tmp_path: Path) -> None:
    write_json(plan("Kecamatan Kenanga"), tmp_path / "lagi.json")
    with loading(store, tmp_path / "lagi.json"), running("--store", store) as (process, address):
        assert get(address)[0] == 503
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=100)
        assert "sedang dipakai" in err
        assert process.returncode == 0


def test_a_port_that_is_taken_is_told(selaras: Run, store: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"127.0.0.1:{port}: porta sedang dipakai program lain" in selaras("serve", "--store", store, "--port", port).error


def test_a_store_that_is_not_there_is_told_at_once(selaras: Run) -> None:
    assert "penyimpanan belum ada" in selaras("serve", "--store", "tidak-ada.selaras", "--port", "0").error


# the live store --------------------------------------------------------------------------------------------------------------


class Fake:
    """A store that only notes whether it was closed."""

    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


def test_a_store_is_opened_anew_only_when_it_has_changed(tmp_path: Path) -> None:
    opened: list[Fake] = []

    def opening() -> Any:
        opened.append(Fake())
        return opened[-1]

    live = Live(str(tmp_path), opening)
    with live.use() as first, live.use() as second:
        assert first is second
    (tmp_path / "berkas").write_text("baru", encoding="utf-8")
    with live.use():
        pass
    assert [store.closed for store in opened] == [True, False]
    live.close()
    live.close()
    assert opened[-1].closed
    with pytest.raises(StoreError), live.use():
        pass
    server = Live("neo4j://contoh", opening)
    assert server.stamp() is None
    with server.use(), server.use():
        assert len(opened) == 3


# in a browser ----------------------------------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="Chromium and its driver are not installed")
def test_in_a_browser_words_are_text_and_nothing_is_complained_of(store: Path, tmp_path: Path) -> None:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={tmp_path / 'chromium'}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with running("--store", store, "--timeout", "20") as (_, address):
        driver: Any = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
        try:
            wait = WebDriverWait(driver, 20)
            driver.get(address)
            assert HOSTILE in driver.find_element("css selector", "tbody a").text
            driver.find_element("css selector", "#plans button").click()
            assert driver.find_element("id", "hint").text  # nothing was chosen
            driver.find_element("css selector", "tbody a").click()
            wait.until(lambda one: "/view" in one.current_url and one.execute_script("return document.readyState") == "complete")
            assert HOSTILE in driver.title
            driver.get(f"{address}queries")
            driver.find_element("id", "run").click()
            wait.until(lambda one: one.find_elements("css selector", "#drawing svg"))
            assert HOSTILE.split(">", maxsplit=1)[0] in driver.find_element("id", "drawing").text.replace("\n", " ")
            driver.find_element("id", "as-table").click()
            assert HOSTILE in driver.find_element("id", "rows").text
            driver.execute_script(
                "var name = document.getElementById('name'); name.value = 'cascade'; name.dispatchEvent(new Event('change'));"
                "document.getElementById('p-agency').value = 'kecamatan'; document.getElementById('run').click();"
            )
            wait.until(lambda one: "Sasaran" in one.find_element("id", "rows").text)
            assert driver.find_elements("css selector", "#rows a[href^='/view?document=']")
            assert driver.execute_script("return document.querySelectorAll('img').length") == 0
            driver.refresh()  # the question stands in the address
            assert driver.find_element("id", "p-agency").get_attribute("value") == "kecamatan"
            complaints = [entry["message"] for entry in driver.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}]
            assert complaints == []
        finally:
            driver.quit()
