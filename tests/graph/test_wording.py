"""Whose way of writing a statement counts where several write it."""

from __future__ import annotations

import pytest
from selaras.graph.wording import Saying, said_by_document, settle


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["Meningkat nya layanan air", "Meningkatnya Layanan Air"], "Meningkatnya Layanan Air"),  # broken by a cell, printed first
        (["Pertumbuh an ekonomi", "Pertumbuh an ekonomi", "Pertumbuhan ekonomi"], "Pertumbuhan ekonomi"),
        (["Warga sehat dan cerdas", "Warga sehatdan cerdas"], "Warga sehat dan cerdas"),  # a line that lost a blank
        (["Layanan prima", "Layanan Prima", "Layanan Prima"], "Layanan Prima"),
        (["Layanan prima", "Layanan Prima"], "Layanan prima"),
    ],
)
def test_whole_words_before_broken_ones_then_the_commonest_then_the_first(written: list[str], expected: str) -> None:
    origins: list[dict[str, str | int]] = [{"page": page, "wording": words} for page, words in enumerate(written, 1)]
    assert said_by_document("RegionalSasaran", origins)["text"] == expected
    sayings = [Saying(f"d{at}", "Renstra", {"text": words}) for at, words in enumerate(written)]
    assert settle("RegionalSasaran", sayings)["text"] == expected


def test_what_was_recognised_in_a_picture_counts_only_where_nobody_prints_it() -> None:
    origins: list[dict[str, str | int]] = [
        {"page": 2, "wording": "Layanan dacrah"},
        {"page": 2, "table": "T", "wording": "Layanan dacrah"},
        {"page": 9, "wording": "Layanan daerah"},
    ]
    assert said_by_document("RegionalSasaran", origins, frozenset([2]))["text"] == "Layanan daerah", "outvoted by no picture"
    assert said_by_document("RegionalSasaran", origins[:2], frozenset([2]))["text"] == "Layanan dacrah", "all that there is"
    seen = [Saying(f"a{at}", "Renstra", {"text": "Layanan dacrah"}, recognised=True) for at in range(3)]
    printed = Saying("b", "Renstra", {"text": "Layanan daerah"})
    assert settle("RegionalSasaran", [*seen, printed])["text"] == "Layanan daerah"
    assert settle("RegionalSasaran", seen)["text"] == "Layanan dacrah"
