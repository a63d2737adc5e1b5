"""Faults of words, planted in whole plans."""

from __future__ import annotations

from random import Random

from .files import Part
from .grids import Style
from .planting import Fault, Planted, aims, is_named_once, items, replaced, series, tables, title
from .world import World


def worded_as_deed(random: Random, told: World, style: Style) -> Planted | None:
    """A tujuan or sasaran says what is done."""
    aim = random.choice(aims(told))
    word = random.choice(("Meningkatkan", "Melaksanakan", "Mengoptimalkan", "Peningkatan", "Penyelenggaraan"))
    aim.text = f"{word} {aim.text.split(maxsplit=1)[1]}"
    return Planted("C01", (aim.text,))


def output_on_program(random: Random, told: World, style: Style) -> Planted | None:
    """A program counts what was made or done."""
    if style.money_table == "flat":
        return None
    measure = random.choice(told.programs).measures[0]
    text, unit = random.choice((
        ("Jumlah rapat koordinasi yang dilaksanakan", "Kali"), ("Jumlah dokumen laporan wilayah", "Dokumen"),
        ("Jumlah pelatihan yang diselenggarakan", "Kali"),
    ))  # fmt: skip
    rising = series(told, unit, random.randrange(3, 20))
    measure.text, measure.unit, measure.baseline, measure.targets = text, unit, rising.baseline, rising.targets
    return Planted("C02", (text,))


def many_indicators(random: Random, told: World, style: Style) -> Planted | None:
    """A sasaran has six indicators or more."""
    if style.goal_table == "beside":
        return None
    aim = random.choice(told.aims)
    for at, thing in enumerate(("jalan lingkungan", "balai warga", "pasar rakyat", "lampu jalan", "taman baca", "pos ronda")):
        measure = series(told, "Persen", 40 + 3 * at)
        measure.text = f"Persentase {thing} dalam kondisi baik"
        aim.measures.append(measure)
    return Planted("C03", (aim.text,))


def statement_reworded(random: Random, told: World, style: Style) -> Planted | None:
    """A sasaran is worded with another first word in one of its tables."""
    about = "cascade" if style.cascade and random.random() < 0.5 else "strategies"
    aim = random.choice(told.aims)
    words = aim.text.split()
    words[0] = "Terjaganya" if words[0] == "Meningkatnya" else "Meningkatnya"
    before, aim.text = aim.text, " ".join(words)
    return Planted("C04", (before, aim.text), only=(about,), also=("D06",))


def name_reworded(random: Random, told: World, style: Style) -> Planted | None:
    """A name has another word in the cascading table."""
    able = [item for item in items(told, 1, 2) if len(item.name.split()) > 4 and " dan " in item.name and is_named_once(told, item)]
    if not style.cascade or not able or style.codes == "none":
        return None
    style.priorities = False
    item = random.choice(able)
    before, item.name = item.name, item.name.replace(" dan ", " atau ", 1)
    return Planted("C04", (before, item.name), only=("cascade",), also=("D06",))


def indicator_reworded(random: Random, told: World, style: Style) -> Planted | None:
    """The indicator of a sasaran is worded with another word in the IKU."""
    style.iku = True
    able = [aim for aim in told.aims if len(aim.measures[0].text.split()) > 4]
    if not able:
        return None
    measure = random.choice(able).measures[0]
    words = measure.text.split()
    words[1:2] = [words[1], "keseluruhan"]
    before, measure.text = measure.text, " ".join(words)
    return Planted("C04", (before, measure.text), only=("IKU",), also=("A11", "A01"))


_OTHERS = ("Kabupaten Sinar Kolaka", "Kota Palu Timur", "Kabupaten Riau Tengah")


def another_region(random: Random, told: World, style: Style) -> Planted | None:
    """A paragraph speaks of the plan of another region's agency as its own."""
    other = random.choice(_OTHERS)
    words = random.choice((
        f"Renstra {told.agency} {other} Tahun {told.start}-{told.end} menjadi acuan penyusunan Renja setiap tahun.",
        f"Dokumen ini memuat sasaran yang ingin dicapai oleh {told.agency} {other} selama lima tahun.",
        f"Rencana Strategis ini merupakan dokumen perencanaan {told.agency} {other}.",
    ))  # fmt: skip

    def edit(found: list[Part]) -> None:
        at = next(at for at, part in enumerate(found) if isinstance(part, str) and part.startswith("Maksud penyusunan"))
        found.insert(at + 1, words)

    return Planted("C05", (title(told),), edit=edit)


def another_agency(random: Random, told: World, style: Style) -> Planted | None:
    """A paragraph speaks of another agency as its own."""
    other = random.choice(("Dinas Pertanian", "Dinas Sosial", "Dinas Ketenagakerjaan", "Kecamatan Sumber Rejeki"))
    words = random.choice((
        f"Renstra {other} {told.region} Tahun {told.start}-{told.end} menjadi acuan penyusunan Renja setiap tahun.",
        f"Demikian Renstra {other} {told.region} disusun sebagai pedoman kerja selama lima tahun.",
    ))  # fmt: skip

    def edit(found: list[Part]) -> None:
        at = next(at for at, part in enumerate(found) if isinstance(part, str) and part.startswith("Maksud penyusunan"))
        found.insert(at + 1, words)

    return Planted("C05", (title(told),), edit=edit)


def another_period(random: Random, told: World, style: Style) -> Planted | None:
    """The caption of a table tells the period of the plan before."""
    old = f"{told.start - 5}-{told.start - 1}"

    def edit(found: list[Part]) -> None:
        at = next(at for at, part in enumerate(found) if isinstance(part, str) and part.startswith("Maksud penyusunan"))
        found.insert(
            at + 1, f"Renstra {told.agency} {told.region} Tahun {old} memuat tujuan, sasaran dan program selama lima tahun ke depan."
        )

    return Planted("C05", (title(told),), edit=edit)


def mission_misnumbered(random: Random, told: World, style: Style) -> Planted | None:
    """The table of strategies quotes a misi under another number than the list of misi."""
    style.strategy_table = "tc26"
    if style.mission_form == "dash":
        return None
    other = random.choice([at for at in range(len(told.missions)) if at != told.mission])

    def edit(found: list[Part]) -> None:
        for grid in tables(found, "strategies"):
            replaced(grid, f"Misi {told.mission + 1} :", f"Misi {other + 1} :")

    return Planted("C06", (told.missions[told.mission],), edit=edit)


def outcome_copied(random: Random, told: World, style: Style) -> Planted | None:
    """Two programs have one outcome, or a program has its sasaran's words as its outcome."""
    if not (style.cascade or style.money_table in ("results", "slash", "formula")):
        return None
    others = told.programs[1:]
    if random.random() < 0.5 and len(others) > 1:
        one, other = random.sample(others, 2)
        other.result = one.result
        return Planted("C07", (one.name, other.name))
    aim = random.choice([aim for aim in told.aims if aim.programs])
    program = random.choice(aim.programs)
    program.result = aim.text
    return Planted("C07", (program.name,))


WORDING: dict[str, tuple[Fault, ...]] = {
    "C01": (worded_as_deed,),
    "C02": (output_on_program,),
    "C03": (many_indicators,),
    "C04": (statement_reworded, name_reworded, indicator_reworded),
    "C05": (another_region, another_agency, another_period),
    "C06": (mission_misnumbered,),
    "C07": (outcome_copied,),
}
