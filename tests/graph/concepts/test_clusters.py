"""Which wordings are compared with which."""

from __future__ import annotations

from selaras.graph.concepts.clusters import Words, known_words, near_pairs


def test_pairs_grow_with_the_slips_and_not_with_their_square() -> None:
    """Each slip of a text that all plans use is compared with that text, whatever number of other slips there is."""
    text: Words = ("nilai", "pelaporan", "keterbukaan", "informasi")

    def pairs(count: int) -> tuple[int, int]:
        slips: list[Words] = [(*text[:2], f"keterbukaan{at:04x}", text[3]) for at in range(count)]
        weights = {text: 10 * count} | dict.fromkeys(slips, 1)
        found = {frozenset((pair.one, pair.other)) for pair in near_pairs(weights, known_words(set(weights)))}
        return len(found), sum(frozenset((text, slip)) in found for slip in slips)

    (few, whole), (many, all_of_them) = pairs(50), pairs(400)
    assert (whole, all_of_them) == (50, 400)
    assert many < 9 * few
    assert many < 8 * 400
