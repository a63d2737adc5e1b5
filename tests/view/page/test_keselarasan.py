"""The matrix of misi and agencies on the screen."""

from __future__ import annotations

from types import SimpleNamespace

from selenium.webdriver.common.keys import Keys

from .browser import IN_BROWSER, Open
from .made import aligned_plans, two_plans

pytestmark = IN_BROWSER


def test_every_cell_of_the_matrix_shows_what_was_worked_out(view: Open, plans: SimpleNamespace) -> None:
    graph = two_plans(plans)
    page = view(graph)
    assert page.one("#tab-keselarasan").get_attribute("aria-selected") == "true"  # several plans of one region
    assert "Semua perangkat daerah (2)" in page.one("#plans").text
    assert page.all("#panel") == []
    shown = page.run(
        "return [...document.querySelectorAll('.matrix tr[data-plan]')].map(row => [...row.querySelectorAll('td')].map(cell => "
        "[cell.dataset.misi.split('/').pop(), cell.innerText.replace(/\\s+/g, ' ').trim()]))"
    )
    cells = [dict(row) for row in shown]
    melati, lain = sorted(cells, key=lambda row: row["total"] != "15,9 jt")
    assert [melati[key].split(" ")[-2:] for key in ("1", "2")] == [["baris", "105"]] * 2
    assert "1,64 M" not in melati["total"]  # the money counts at the kegiatan, the lowest that prints it
    assert melati["3"] == "tidak ditemukan"
    assert "500 jt" in lain["2"]
    assert lain["none"] == "–"


def test_a_cell_opens_the_cascade_of_its_misi_and_a_head_that_of_all_agencies(view: Open, plans: SimpleNamespace) -> None:
    page = view(two_plans(plans))
    page.one("[data-misi$='misi/2'] .cell").send_keys(Keys.ENTER)
    page.until(lambda: page.all(".kaskade"))
    assert page.chosen() == "misi/2"
    page.driver.back()
    page.until(lambda: page.all(".matrix"))
    next(button for button in page.all(".matrix .all") if button.text.startswith("2 ")).send_keys(Keys.ENTER)
    page.until(lambda: {"Warga yang sejahtera", "Meningkatnya kualitas pelayanan kecamatan"} <= page.shown())
    assert "Kecamatan Lain" in page.one("#canvas").text


def test_sasaran_rpjmd_have_a_matrix_too_and_a_cell_leaves_only_its_branch(view: Open, plans: SimpleNamespace) -> None:
    page = view(aligned_plans(plans), hash="#?view=keselarasan&year=2025")
    page.one("#by-sasaran").send_keys(Keys.ENTER)
    page.until(lambda: page.all(".by-sasaran"))
    assert "Ekonomi warga" in page.one(".over-row").text  # the misi above
    rows = {row.find_element("css selector", "th").text: row.find_element("css selector", "td").text for row in page.all("tr[data-plan]")}
    assert rows["Kecamatan Melati"] == "tidak ditemukan"
    assert all(words in rows["Kecamatan Lain"] for words in ("500 jt", "100", "1 program", "dinyatakan"))
    assert "Pasar rakyat tertata" in page.one(".unserved").text  # nobody serves it, which is told apart
    assert "by=sasaran" in str(page.run("return location.hash"))
    page.one("[data-misi$='rs/a'] .cell").send_keys(Keys.ENTER)
    page.until(lambda: page.all("#branch-only"))
    assert "Usaha warga bertambah" in page.shown()
    assert "Pasar rakyat tertata" not in page.shown()
    page.one("#branch-only").click()
    page.until(
        lambda: "Pelayanan publik yang baik" in page.run("return document.querySelector('#canvas').innerText") or len(page.shown()) > 4
    )
    page.driver.back()
    page.until(lambda: page.all(".by-sasaran"))


def test_the_matrix_is_grouped_by_kind_and_sorted(view: Open, plans: SimpleNamespace) -> None:
    graph = two_plans(plans)
    graph.add_node("contoh/kec-lain", "Agency", name="Kecamatan Lain", kind="Kecamatan")
    page = view(graph, hash="#?view=keselarasan&year=2025")
    page.one("#group-kind").click()
    page.until(lambda: len(page.all(".kind-row")) == 2)
    page.one("#group-kind").click()

    def names() -> list[str]:
        return [row.text for row in page.all("tr[data-plan] th .link")]

    page.until(lambda: names() == ["Kecamatan Lain", "Kecamatan Melati"])
    page.run("arguments[0].click()", page.all(".matrix thead .sort")[-1])
    page.run("arguments[0].click()", page.all(".matrix thead .sort")[-1])
    page.until(lambda: names() == ["Kecamatan Melati", "Kecamatan Lain"])
