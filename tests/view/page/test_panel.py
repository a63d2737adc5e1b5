"""The panel beside every view."""

from __future__ import annotations

from types import SimpleNamespace

from selaras.visualizations.options import ViewOptions

from .browser import DOCUMENT, IN_BROWSER, Open, Page
from .made import two_plans

pytestmark = IN_BROWSER


def test_panel_shows_targets_pagu_and_origin(small: Page) -> None:
    small.choose("sasaran/a")
    shown = small.panel()
    for words in (
        "Indeks kepuasan masyarakat",
        "Nilai",
        "IKU",
        "Awal 2024",
        "81,9",
        "2026",
        "82,5",
        "Menyederhanakan alur",
        "Loket satu pintu",
    ):
        assert words in shown, words
    assert "Menyederhanakan alur" in shown
    assert "Loket satu pintu" in shown
    assert "tercetak sasaran/a" in shown
    assert "tabel 4.2" in shown
    small.run("arguments[0].click()", next(link for link in small.all("#sheet .link") if "Program pemberdayaan" in link.text))
    shown = small.panel()
    for words in ("7.01.02", "1.642.014.563", "Tercetak lain: 2025 = 999.000", "Kelurahan makin berdaya", "baris"):
        assert words in shown, words


def test_pagu_of_units_is_a_row_each_with_their_sum(small: Page) -> None:
    small.outline()
    small.run("arguments[0].firstElementChild.click()", small.list_item("keg/7.01.02.2.01"))
    rows = [row.text for row in small.all("#sheet .money-part tr")]
    assert rows == ["Unit 2025", "Kelurahan Kenanga 10.912.400", "Kelurahan Anggrek 5.000.000", "Jumlah unit 15.912.400"]


def test_plan_summary_names_the_document_and_its_pagu(small: Page) -> None:
    shown = small.panel()
    for words in ("Kecamatan Melati", "Renstra Kecamatan Melati", "2025–2029", "melati.txt", "1.642.014.563", "Tidak ada temuan"):
        assert words in shown, words


def test_english_view(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), lang="en")
    assert page.run("return document.documentElement.lang") == "en"
    assert "What the plan holds" in page.panel()
    assert "Without parent" in page.one("#canvas").text


def test_legend_explains_levels_and_marks(small: Page) -> None:
    small.one("#legend").click()
    shown = small.panel()
    for words in ("Visi", "Subkegiatan", "Tanpa induk", "Kesalahan", "Peringatan"):
        assert words in shown, words


def test_what_was_not_read_is_never_told_as_not_so(small: Page) -> None:
    small.one("#open-all").click()
    small.choose("misi/3")
    assert "tidak terbaca" in small.one(f"#card-{small.number('misi/3')}").text
    assert "tidak berarti" in small.panel()
    assert "tidak didukung" not in small.run("return document.body.innerText").lower()


def test_what_plans_share_shows_what_each_of_them_says(view: Open, plans: SimpleNamespace) -> None:
    graph = two_plans(plans)
    misi = f"{DOCUMENT}/misi/2"
    graph.add_edge(misi, "STATED_IN", "contoh/kec-lain/renstra-2025-2029", line=8, wording="Ekonomi warga yang kuat", cell="misi kedua")
    page = view(graph, hash=f"#?view=kaskade&plan=0.1&card={misi}", findings=[
        plans.finding(misi, document=f"contoh/{agency}/renstra-2025-2029", agency=name, rule=rule)
        for agency, name, rule in (("kec-melati", "Kecamatan Melati", "D01"), ("kec-lain", "Kecamatan Lain", "C04"))
    ])  # fmt: skip
    shown = page.panel()
    page.until(lambda: "Dinyatakan dalam 2 rencana" in page.panel())
    shown = page.panel()
    assert all(
        words in shown for words in ("Kecamatan Melati", "Kecamatan Lain", "Ekonomi warga yang kuat", "D01", "C04", "tercetak misi/2")
    )


def test_pages_lead_to_the_document_that_states_them(view: Open, plans: SimpleNamespace) -> None:
    graph = two_plans(plans)
    misi = f"{DOCUMENT}/misi/2"
    lain = "contoh/kec-lain/renstra-2025-2029"
    graph.add_edge(misi, "STATED_IN", lain, page=12)
    graph.add_edge(misi, "STATED_IN", DOCUMENT, page=5)
    sources = {DOCUMENT: "rencana/melati.pdf", lain: "rencana/lain.pdf"}
    page = view(graph, hash=f"#?view=kaskade&plan=0&card={misi}", options=ViewOptions(sources=sources))
    page.until(lambda: page.all("#sheet .origins a"))
    assert {str(link.get_attribute("href")).rpartition("/")[2] for link in page.all("#sheet .origins a")} == {
        "melati.pdf#page=5",
        "lain.pdf#page=12",
    }


def test_the_same_entry_in_another_plan_is_one_step_away(view: Open, plans: SimpleNamespace) -> None:
    page = view(two_plans(plans), hash=f"#?view=kaskade&plan=0&card={DOCUMENT}/prog/7.01.02")
    page.until(lambda: page.all("#sheet .elsewhere"))
    link = page.one("#sheet .elsewhere .link")
    assert "Kecamatan" in link.text
    page.run("arguments[0].click()", link)
    page.until(lambda: str(page.run("return Selaras.app().state.card")) != f"{DOCUMENT}/prog/7.01.02")
    assert page.run("return Selaras.app().cascade.cards[Selaras.app().cascade.byKey.get(Selaras.app().state.card)].code") == "7.01.02"
