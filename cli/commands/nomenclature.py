"""`selaras nomenclature`: the official list of program, kegiatan and subkegiatan."""

from __future__ import annotations

from pathlib import Path

import click

from ...loaders.nomenclature.imported import VARIABLE, import_list
from ..common import Settings, lang_option, pass_settings, said, short, shown
from ..help import Command, Group


@click.group("nomenclature", cls=Group)
def command() -> None:
    """Daftar resmi kode dan nama program, kegiatan dan subkegiatan (Kepmendagri).

    Daftar yang diimpor dipakai setiap pembacaan berikutnya: untuk mengenali jenjang, melengkapi kode yang rusak, dan mencari kode
    dari nama.
    """


@command.command("import", cls=Command, short_help="Impor daftar resmi (CSV atau XLSX).")
@click.argument("file", metavar="BERKAS")
@lang_option
@pass_settings
def import_(settings: Settings, file: str) -> None:
    """Impor daftar resmi dari CSV atau XLSX dengan kolom “kode” dan “nama” (dan “kewenangan” bila ada).

    Daftar disimpan di folder data pengguna, atau pada berkas yang disebut variabel lingkungan SELARAS_NOMENCLATURE, dan menggantikan yang
    diimpor sebelumnya.
    """
    found = import_list(Path(file))
    counts = [shown(found.counts[level], settings.lang) for level in ("Program", "Activity", "SubActivity")]
    click.echo(
        said(
            settings,
            f"{Path(file).name}: {counts[0]} program, {counts[1]} kegiatan, {counts[2]} subkegiatan",
            f"{Path(file).name}: {counts[0]} programs, {counts[1]} kegiatan, {counts[2]} subkegiatan",
        )
    )
    if found.higher:
        click.echo(said(settings, f"  {found.higher} urusan dan bidang dilewati", f"  {found.higher} fields of government passed over"))
    if found.again:
        click.echo(said(settings, f"  {found.again} baris berulang", f"  {found.again} rows stated again"))
    if found.bad:
        click.echo(said(settings, f"  {len(found.bad)} baris tidak terbaca:", f"  {len(found.bad)} rows not understood:"))
        for number, words in found.bad[:5]:
            click.echo(f"    {said(settings, 'baris', 'row')} {number}: {short(words, 90)}")
    click.echo(
        said(
            settings,
            f"Disimpan: {found.path} (kosongkan {VARIABLE} untuk membaca tanpanya, hapus berkas itu untuk membuangnya)",
            f"Kept: {found.path} (empty {VARIABLE} to read without it, delete that file to drop it)",
        )
    )
