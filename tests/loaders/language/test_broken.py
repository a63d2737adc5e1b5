"""Words that narrow cells broke, and what may be two words."""

from __future__ import annotations

import pytest
from selaras.loaders.language.broken import Words

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
