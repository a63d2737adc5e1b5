"""A plan as a document: chapters of running text, tables, and the file forms that plans come in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from random import Random

from . import around, beside, funding, habits, stairs, stated
from .files import Part, converted, excel, laid_out, printed, scanned, turned, web, word
from .grids import Grid, Style
from .world import World


def parts(random: Random, world: World, style: Style) -> list[Part]:
    """The chapters."""
    period = f"{world.start}-{world.end}"
    head = {"Kabupaten": "Bupati", "Kota": "Wali Kota", "Provinsi": "Gubernur"}[world.region.split()[0]]
    renstra = "PERUBAHAN RENCANA STRATEGIS" if style.edition else "RENCANA STRATEGIS"
    title = random.choice((
        [f"PEMERINTAH {world.region.upper()}", world.agency.upper(), renstra, "(RENSTRA)", f"TAHUN {period}"],
        [f"{renstra} PERANGKAT DAERAH", world.agency.upper(), world.region.upper(), f"TAHUN {world.start} – {world.end}"],
        [f"{'PERUBAHAN ' * bool(style.edition)}RENSTRA {world.agency.upper()} {world.region.upper()} TAHUN {period}"],
    ))  # fmt: skip
    found: list[Part] = [
        *title,
        *(around.contents(world) if style.around else ()),
        "KATA PENGANTAR",
        f"Puji syukur kami panjatkan, Rencana Strategis {world.agency} {world.region} Tahun {period} dapat tersusun "
        f"sebagai penjabaran RPJMD {world.region}.",
        "# BAB I PENDAHULUAN",
        "## 1.1 Latar Belakang",
        f"Renstra {world.agency} disusun berdasarkan Undang-Undang Nomor 23 Tahun 2014 "
        "tentang Pemerintahan Daerah dan Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017.",
        *(around.bases(world) if style.around else ()),
        "## 1.2 Maksud dan Tujuan",
        f"Maksud penyusunan Renstra ini adalah menyediakan pedoman bagi {world.agency} selama lima tahun.",
        "# BAB II GAMBARAN PELAYANAN PERANGKAT DAERAH",
        f"Jumlah pegawai {world.agency} diuraikan pada tabel berikut.",
        beside.staff(random),
    ]
    if style.around:
        found += around.statistics(random, world)
    if style.past:
        found += ["Kinerja pelayanan lima tahun terakhir adalah sebagai berikut.", *beside.past(world, style, "2.3")]
    found += [
        "# BAB III PERMASALAHAN DAN ISU STRATEGIS",
        f'{head} dan wakilnya menetapkan visi pembangunan: "{world.vision}". Visi tersebut dijabarkan dalam misi sebagai berikut:',
    ]
    if style.mission_form == "table":
        rows = [["VISI", "MISI"]] + [[world.vision if not at else "", f"{at + 1}. {mission}"] for at, mission in enumerate(world.missions)]
        found.append(
            Grid(f"Tabel 3.1 Visi dan Misi {world.region}", rows, 1, {(1, 0): (len(rows) - 1, 1)} if style.merged else {}, about="missions")
        )
    elif style.mission_form == "sentence":
        found += [f"Misi {at}: {mission}" for at, mission in enumerate(world.missions, 1)]
    else:
        found += [f"{'-' if style.mission_form == 'dash' else f'{at}.'} {mission}" for at, mission in enumerate(world.missions, 1)]
    if style.regional:
        found += ["Tujuan dan sasaran RPJMD yang terkait adalah sebagai berikut.", beside.regional_aims(world, style, "3.2")]
    found += [
        f'{world.agency} mendukung misi ke-{world.mission + 1} yaitu "{world.missions[world.mission]}".',
        *(around.others(world) if style.around else ()),
        "# BAB IV TUJUAN DAN SASARAN",
        *_aims(world, style),
        "# BAB V STRATEGI DAN ARAH KEBIJAKAN",
        stated.strategies(world, style, "5.1"),
        "# BAB VI RENCANA PROGRAM DAN KEGIATAN SERTA PENDANAAN",
    ]
    if style.tree:
        found.append(beside.tree(world, style, "6.0"))
    if style.cascade:
        found.append((beside.matrix if style.matrix else beside.cascade)(world, style, "6.1"))
    found += ["Rencana program, kegiatan dan pendanaan disajikan pada tabel berikut.", *_money(world, style)]
    if style.footnote:
        found += [f"Sumber: {world.agency}, diolah", "*) angka sementara, menyesuaikan Perubahan APBD Tahun Berjalan"]
    if style.priorities:
        found.append(beside.priorities(world, style, "6.3"))
    if style.iku:
        found += [
            "# BAB VII KINERJA PENYELENGGARAAN BIDANG URUSAN",
            beside.key_indicators(world, style, "7.1", "IKU"),
            beside.key_indicators(world, style, "7.2", "IKK"),
        ]
    found += [
        "# BAB VIII PENUTUP",
        f"Demikian Renstra {world.agency} disusun untuk dilaksanakan bersama.",
        f"{world.region.split(' ', 1)[1]}, 12 Maret {world.start}",
        f"KEPALA {world.agency.upper()}",
        *(["Drs. H. ANDI RAHMAN, M.Si", "Pembina Utama Muda", "NIP 19700101 199503 1 001"] if style.rough else []),
    ]
    if style.around:
        found += around.appendix(world, style)
    return found


def _aims(world: World, style: Style) -> list[Part]:
    if style.prose_aims:
        return around.aims_in_prose(world, style)
    return [
        f"Tujuan dan sasaran {world.agency} beserta indikatornya disajikan pada tabel berikut.",
        stated.goals(world, style, "4.1"),
    ]


def _money(world: World, style: Style) -> list[Grid]:
    grids = (stairs if style.money_table in stairs.KINDS else funding).money(world, style, "6.2")
    return [habits.moved(grid, style, world) for grid in grids] if style.moved else grids


def _pages(grid: Grid, random: Random, rows: int, style: Style) -> Iterator[tuple[str, list[list[str]]]]:
    """A table cut over pages as a text is: each piece with its caption ("" for none)."""
    at, first = grid.head, True
    while first or at < len(grid.rows):
        end = min(len(grid.rows), at + rows + random.randrange(4))
        while end < len(grid.rows) and end in grid.keep:
            end += 1
        head = grid.rows[: grid.head] if first or style.repeated != "none" else []
        caption = (
            grid.caption
            if first
            else f"{grid.caption.split(' ')[0]} {grid.caption.split(' ')[1]} (lanjutan)"
            if style.repeated == "lanjutan"
            else ""
        )
        yield caption, [*head, *grid.rows[at:end]]
        at, first = end, False


def text(random: Random, found: list[Part], style: Style) -> bytes:
    """Rows as lines with TABs, pages as pieces."""
    lines: list[str] = []
    for part in found:
        if isinstance(part, str):
            lines += [part.lstrip("# "), ""]
            continue
        for caption, rows in _pages(part, random, 9, style):
            lines += [caption, ""] if caption else []
            lines += ["\t".join(cell.replace("\n", " ") for cell in row) for row in rows]
            lines.append("")
    return "\n".join(lines).encode()


def markdown(random: Random, found: list[Part], style: Style) -> bytes:
    """Tables with bars."""
    lines: list[str] = []
    for part in found:
        if isinstance(part, str):
            lines += [part, ""]
            continue
        for caption, rows in _pages(part, random, 14, style):
            lines += [f"**{caption}**", ""] if caption else []
            for at, row in enumerate(rows):
                lines.append("| " + " | ".join(cell.replace("\n", "<br>") for cell in row) + " |")
                if at == 0:
                    lines.append("|" + "---|" * len(row))
            lines.append("")
    return "\n".join(lines).encode()


def _bound(pdf: bytes, style: Style) -> bytes:
    return turned(pdf) if style.turned else pdf


def chapters(found: list[Part], style: Style) -> bytes:
    """A file of Word's per chapter, in one archive."""
    files: list[list[Part]] = [[]]
    for part in found:
        if isinstance(part, str) and part.startswith("# BAB") and "BAB I " not in part:
            files.append([])
        files[-1].append(part)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for at, one in enumerate(files, 1):
            archive.writestr(f"bab-{at}.docx", word(one, style))
    return out.getvalue()


FORMS: dict[str, tuple[str, Callable[[Random, list[Part], Style], bytes]]] = {
    "text": (".txt", text),
    "markdown": (".md", markdown),
    "word": (".docx", lambda random, found, style: word(found, style)),
    "excel": (".xlsx", lambda random, found, style: excel(found, style)),
    "web": (".html", lambda random, found, style: web(found, style).encode()),
    "word-pdf": (".pdf", lambda random, found, style: _bound(converted(word(found, style)), style)),
    "web-pdf": (".pdf", lambda random, found, style: _bound(printed(web(found, style)), style)),
    "scan": (".pdf", lambda random, found, style: scanned(converted(word(found, style)))),
    "plain": (".txt", lambda random, found, style: laid_out(converted(word(found, style)), "-raw")),
    "web-layout": (".txt", lambda random, found, style: laid_out(printed(web(found, style)))),
    "chapters": (".zip", lambda random, found, style: chapters(found, style)),
    "layout": (".txt", lambda random, found, style: laid_out(converted(word(found, style)))),
}
