"""Indicators of tujuan and sasaran in tables of programs."""

from __future__ import annotations

from collections.abc import Callable

from selaras.loaders.plan.facts import Plan


def test_a_further_indicator_below_a_sasaran_without_program_is_the_sasarans(plan: Callable[[str], Plan]) -> None:
    """The row above states the sasaran with its first indicator; the subkegiatan higher up has nothing to do with either."""
    read = plan(
        """
        Tabel 4.1 Program dan Kegiatan
        | Tujuan | Sasaran | Outcome | Output | Indikator | Program/Kegiatan/Sub Kegiatan |
        | Meningkatnya mutu arsip daerah | | | | Indeks Arsip | |
        | | | | | Nilai Pengawasan Arsip | |
        | | Meningkatnya tertib arsip dinamis | | | Nilai Arsip | |
        | | | Meningkatnya layanan arsip | | Persentase arsip tertib | Program Pengelolaan Arsip |
        | | | | Terlaksananya penataan | Jumlah arsip tertata | Kegiatan Penataan Arsip Dinamis |
        | | | | | Jumlah berkas arsip | Subkegiatan Penataan Berkas Arsip |
        | | Meningkatkan akuntabilitas kinerja | | | Nilai SAKIP | |
        | | | | | Indeks Kepuasan Masyarakat (IKM) | |
        | | | Meningkatnya penunjang urusan | | Persentase rencana tepat waktu | Program Penunjang Urusan Pemerintahan |
        | | | | | Persentase laporan tepat waktu | |
        """
    )
    measured = {item.text.lower(): [measure.text for measure in item.measures] for item in read.items}
    assert measured["meningkatnya mutu arsip daerah"] == ["Indeks Arsip", "Nilai Pengawasan Arsip"]
    assert measured["meningkatkan akuntabilitas kinerja"] == ["Nilai SAKIP", "Indeks Kepuasan Masyarakat (IKM)"]
    assert measured["subkegiatan penataan berkas arsip"] == ["Jumlah berkas arsip"]
    assert measured["program penunjang urusan pemerintahan"] == ["Persentase rencana tepat waktu", "Persentase laporan tepat waktu"]
