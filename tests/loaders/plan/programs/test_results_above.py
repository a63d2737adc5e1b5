"""A table may print each output above the kegiatan or subkegiatan that it is of: its words say so, or the order of all rows."""

from __future__ import annotations

from collections.abc import Callable

from selaras.loaders.plan.facts import Plan

HEAD = "| Program/ Outcome/ Kegiatan/ Subkegiatan/ Output | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |"


def _table(*rows: str) -> str:
    return "\n".join(["Tabel 4.2 Program, Kegiatan, dan Pendanaan", HEAD, *rows])


def _name(words: str, one: str = "10.000.000", other: str = "11.000.000") -> str:
    return f"| {words} | | | | {one} | | {other} |"


def _result(words: str, indicator: str, target: int) -> str:
    return f"| {words} | {indicator} | Dokumen | {target} | | {target + 1} | |"


WORDED = (
    _name("PROGRAM PENATAAN TAMAN KOTA", "20.000.000", "22.000.000"),
    _result("Outcome : Tertatanya taman kota", "Luas taman kota yang tertata", 60),
    _result("Output : Terlaksananya pengelolaan taman baca", "Jumlah taman baca yang dikelola", 2),
    _name("Pengelolaan Taman Baca", "20.000.000", "22.000.000"),
    _result("Output : Tersedianya buku taman", "Jumlah buku taman", 3),
    _name("Penyediaan Buku Taman"),
    _result("Output : Terpeliharanya bangku taman", "Jumlah bangku taman", 4),
    _name("Pemeliharaan Bangku Taman"),
)
INDICATORS = ["Luas taman kota yang tertata", "Jumlah taman baca yang dikelola", "Jumlah buku taman", "Jumlah bangku taman"]


def test_results_worded_like_the_next_name_are_its_own(plan: Callable[[str], Plan]) -> None:
    assert _measured(plan(_table(*WORDED))) == INDICATORS


def test_below_it_is_the_order_of_the_rows_that_tells_where_words_do_not(plan: Callable[[str], Plan]) -> None:
    own = ("Warga gemar membaca", "Rak penuh", "Duduk nyaman", "Malam terang", "Jalan bersih")
    names = ("Pengelolaan Taman Baca", "Penyediaan Buku", "Pemeliharaan Bangku", "Pemasangan Lampu", "Penyapuan Setapak")
    rows = [_name("PROGRAM PENATAAN TAMAN KOTA", "40.000.000", "44.000.000"), _result("Outcome : Kota indah", "Angka keindahan", 60)]
    for at, (result, name) in enumerate(zip(own, names, strict=True), 2):
        money = ("40.000.000", "44.000.000") if at == 2 else ("10.000.000", "11.000.000")
        rows += [_result(f"Output : {result}", f"Jumlah {result.lower()}", at), _name(name, *money)]
    assert _measured(plan(_table(*rows))) == ["Angka keindahan", *(f"Jumlah {words.lower()}" for words in own)]


def test_results_below_their_names_stay_there(plan: Callable[[str], Plan]) -> None:
    names, results = WORDED[0::2], WORDED[1::2]
    below = [WORDED[0], WORDED[1], WORDED[3], WORDED[2], WORDED[5], WORDED[4], WORDED[7], WORDED[6]]
    assert len(names) == len(results) == 4
    assert _measured(plan(_table(*below))) == INDICATORS


def _measured(read: Plan) -> list[str]:
    return [measure.text for item in read.of_level("Program", "Activity", "SubActivity") for measure in item.measures]
