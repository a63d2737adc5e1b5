"""`selaras nomenclature`: the official lists of program, kegiatan and subkegiatan, edition by edition."""

from __future__ import annotations

from pathlib import Path

import click

from ...loaders.nomenclature.imported import VARIABLE, Edition, import_list, remove, stored, stored_path
from ..common import Settings, lang_option, pass_settings, said, short, shown
from ..reports.rows import write_rows
from ..shell.completion import edition_names
from ..shell.help import Command, Group

_COUNTED = ("Program", "Activity", "SubActivity")
_COLUMNS = {
    "id": ("edisi", "berlaku_sejak", "program", "kegiatan", "subkegiatan", "indikator", "berkas"),
    "en": ("edition", "valid_from", "programs", "activities", "subactivities", "indicators", "file"),
}


@click.group("nomenclature", cls=Group)
def command() -> None:
    """Daftar resmi kode dan nama program, kegiatan dan subkegiatan (Kepmendagri).

    Daftar yang diimpor dipakai setiap pembacaan berikutnya: untuk mengenali jenjang, melengkapi kode yang rusak, mencari kode dari
    nama, dan mencatat keluaran, indikator dan satuan resmi. Beberapa edisi dapat disimpan berdampingan; tahun rencana memilih edisinya.
    """


@command.command("import", cls=Command, short_help="Impor daftar resmi (CSV, XLSX, PDF, DOCX atau HTML).")
@click.argument("file", metavar="BERKAS")
@click.option(
    "--edition", metavar="NAMA", help="Nama edisi, misalnya “Kepmendagri 900.1.15.5-3406/2024”; bila kosong, dari judul atau nama berkas."
)
@click.option(
    "--valid-from", type=click.IntRange(1990, 2100), metavar="TAHUN", help="Berlaku sejak tahun ini; bila kosong, tahun pada nama edisi."
)
@lang_option
@pass_settings
def import_(settings: Settings, file: str, edition: str | None, valid_from: int | None) -> None:
    """Impor daftar resmi dari tabel dengan kolom “kode” dan “nama”; bila ada juga “kewenangan”, “kinerja”, “indikator” dan “satuan”.

    Kode boleh terbagi atas kolom urusan, bidang, program, kegiatan dan sub kegiatan, dan tiap jenjang boleh berkolom sendiri (“kode
    program”, “nama program”, …). Edisi bernama sama diganti, edisi lain tetap. Rencana memakai edisi yang berlaku pada tahun awalnya
    (perubahan rencana: pada tahun perubahannya); nama yang tidak ada di sana dicari pada edisi lain.

    Daftar disimpan di folder data pengguna, atau pada berkas yang disebut variabel lingkungan SELARAS_NOMENCLATURE.

    \b
    selaras nomenclature import daftar.xlsx --edition "Kepmendagri 900.1.15.5-3406/2024" --valid-from 2025
    """
    found = import_list(Path(file), edition.strip() if edition and edition.strip() else None, valid_from)
    counts = [shown(found.counts[level], settings.lang) for level in _COUNTED]
    click.echo(
        said(
            settings,
            f"{Path(file).name}: {counts[0]} program, {counts[1]} kegiatan, {counts[2]} subkegiatan",
            f"{Path(file).name}: {counts[0]} programs, {counts[1]} kegiatan, {counts[2]} subkegiatan",
        )
    )
    click.echo(f"  {_edition_line(settings, found.edition)}")
    if found.replaced is not None:
        click.echo(said(settings, f"  menggantikan {found.replaced.source}", f"  in the place of {found.replaced.source}"))
    read = found.read
    if read.fields:
        click.echo(said(settings, f"  {len(read.fields)} urusan dan bidang", f"  {len(read.fields)} fields of government"))
    if read.again:
        click.echo(said(settings, f"  {read.again} baris berulang", f"  {read.again} rows stated again"))
    if read.bad:
        click.echo(said(settings, f"  {len(read.bad)} baris tidak terbaca:", f"  {len(read.bad)} rows not understood:"))
        for number, words in read.bad[:5]:
            click.echo(f"    {said(settings, 'baris', 'row')} {number}: {short(words, 90)}")
    click.echo(
        said(
            settings,
            f"Disimpan: {found.path} (kosongkan {VARIABLE} untuk membaca tanpanya, selaras nomenclature remove untuk membuangnya)",
            f"Kept: {found.path} (empty {VARIABLE} to read without it, selaras nomenclature remove to drop it)",
        )
    )


@command.command("list", cls=Command, short_help="Edisi yang sudah diimpor.")
@click.option("--format", "kind", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True, help="Bentuk hasil.")
@lang_option
@pass_settings
def list_(settings: Settings, kind: str) -> None:
    """Tampilkan edisi yang sudah diimpor, yang terbaru lebih dahulu, dengan isinya."""
    editions = stored()
    if not editions and kind == "table":
        path = stored_path()
        where = f" ({path})" if path else ""
        click.echo(said(settings, f"Belum ada daftar yang diimpor{where}.", f"No list has been imported{where}."))
        return
    rows = [
        (
            edition.name, edition.valid_from, *(edition.counts()[level] for level in _COUNTED),
            sum(bool(entry.indicator) for entry in edition.entries), edition.source,
        )
        for edition in editions
    ]  # fmt: skip
    write_rows(kind, _COLUMNS["id" if settings.lang == "id" else "en"], rows, None, lang=settings.lang)


@command.command("remove", cls=Command, short_help="Buang satu edisi.")
@click.argument("edition", metavar="EDISI", shell_complete=edition_names)
@lang_option
@pass_settings
def remove_(settings: Settings, edition: str) -> None:
    """Buang satu edisi yang diimpor; namanya seperti pada selaras nomenclature list."""
    gone = remove(edition)
    click.echo(said(settings, f"Dibuang: {_edition_line(settings, gone)}", f"Dropped: {_edition_line(settings, gone)}"))


def _edition_line(settings: Settings, edition: Edition) -> str:
    if edition.valid_from is None:
        return said(
            settings,
            f"edisi “{edition.name}”, tanpa tahun berlaku (sebutkan dengan --valid-from)",
            f"edition “{edition.name}”, without the year from which it holds (give it with --valid-from)",
        )
    return said(
        settings,
        f"edisi “{edition.name}”, berlaku sejak {edition.valid_from}",
        f"edition “{edition.name}”, valid from {edition.valid_from}",
    )
