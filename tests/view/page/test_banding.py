"""Agencies and plans beside each other."""

from __future__ import annotations

from types import SimpleNamespace

from selenium.webdriver.common.keys import Keys

from .browser import IN_BROWSER, Open
from .made import aligned_plans, two_plans

pytestmark = IN_BROWSER


def test_banding_puts_agencies_and_plans_beside_each_other(view: Open, plans: SimpleNamespace) -> None:
    page = view(two_plans(plans), hash="#?view=banding&plan=0&year=2025")
    page.until(lambda: page.all(".compare tbody"))
    assert {row.text for row in page.all(".compare tbody th")} >= {"Kecamatan Lain", "Kecamatan Melati"}
    assert "500 jt" in page.one(".compare").text
    page.one("#banding-plans").send_keys(Keys.ENTER)
    page.until(lambda: "1 pada keduanya" in page.one(".entry-head").text)
    assert "tidak terbaca" in page.one(".compare").text


def test_a_concept_is_followed_over_agencies_whatever_its_words(view: Open, plans: SimpleNamespace) -> None:
    page = view(aligned_plans(plans), hash="#?view=banding&by=concept")
    page.until(lambda: "Nilai kepuasan warga" in page.one(".compare").text)
    shown = page.one(".compare").text
    assert all(
        words in shown
        for words in ("Indeks kepuasan masyarakat", "82,5", "70", "75", "(padanan usulan)", "Kecamatan Lain", "Kecamatan Melati")
    )
    assert "makin besar makin baik" in page.one(".entry-head").text
    assert len(page.all(".compare .bars rect")) == 5  # a bar for each printed number
    page.one(".compare .link").send_keys(Keys.ENTER)
    page.until(lambda: page.all(".kaskade"))
    assert "Padanan pada rencana lain" in page.panel()
