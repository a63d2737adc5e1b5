"""Words that narrow cells broke, and what may be two words."""

from __future__ import annotations

import pytest
from selaras.loaders.language.broken import Words
from selaras.loaders.language.labels import statements

TEXTS = (
    "Penganggaran daerah dan pengembangan usaha; meningkatnya ketenteraman kota; dana desa dan dari kota; sumberdaya; sumber daya alam",
    "kerja sama desa", "kerjasama", "Penganggara n", "Pengembanga n usaha", "ketenterama n", "Kabupaten/Kot a", "dan a", "di tata",
    "ditata",
)  # fmt: skip


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Penganggara n daerah", "Penganggaran daerah"),
        ("PENGEMBANGA N USAHA", "PENGEMBANGAN USAHA"),
        ("ketenterama n, dan", "ketenteraman, dan"),
        ("Kabupaten/Kot a", "Kabupaten/Kota"),
    ],
)
def test_a_broken_word_is_made_whole(broken: str, whole: str) -> None:
    assert Words(TEXTS).whole(broken) == whole


@pytest.mark.parametrize("text", ["dan a", "sumber daya", "kerja sama desa", "di tata", "Penganggara N", "Rencana n", "a. desa"])
def test_what_may_be_two_words_stays_two(text: str) -> None:
    assert Words(TEXTS).whole(text) == text


def test_a_line_without_a_beginning_goes_on_with_the_labelled_statement() -> None:
    assert statements("Tujuan:\nMeningkatnya Kehidupan\nWarga Berlandaskan") == [("goal", "Meningkatnya Kehidupan Warga Berlandaskan")]
    assert len(statements("Sasaran 1: Meningkatnya mutu\nTerwujudnya tertib")) == 2
