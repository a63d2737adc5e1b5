"""The audit report as one printable HTML page: self-contained, without scripts, every word of a document escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from html import escape
from importlib import resources

from .content import Content, PlanPart, Row, Section

_SHORT = 8  # letters of a code or grade, which is never broken over lines


def as_html(told: Content) -> str:
    """The page. It asks for nothing from elsewhere, and its policy forbids it to."""
    style = resources.files("selaras.visualizations").joinpath("assets", "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    body = [_head(told), _overview(told), *(_plan(told, plan) for plan in told.plans), _ends(told), _sign(told)]
    return (
        f'<!doctype html>\n<html lang="{told.lang}">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(told.title)}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n<main>\n" + "\n".join(part for part in body if part) + "\n</main>\n</body>\n</html>\n"
    )


def _head(told: Content) -> str:
    region = f"{told.say('PEMERINTAH', 'GOVERNMENT OF')} {told.region}".upper() if told.region else ""
    office = (
        escape(told.office) if told.office else f'<span class="blank">{escape(told.say("instansi pemeriksa", "auditing office"))}</span>'
    )
    plans = "; ".join(dict.fromkeys(plan.agency for plan in told.plans if plan.agency))
    facts = [(told.say("Tanggal", "Date"), told.date), (told.say("Nomor", "Number"), ""), (told.say("Objek", "Subject"), plans)]
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    above = f'<p class="region">{escape(region)}</p>' if region else ""
    return f'<header>{above}<p class="office">{office}</p></header>\n<h1>{escape(told.title)}</h1>\n<dl class="facts">{rows}</dl>'


def _overview(told: Content) -> str:
    heads = told.say(
        "perangkat daerah|galat|peringatan|catatan|pertanyaan", "agency|errors|warnings|notes|questions"
    ).split("|")  # fmt: skip
    parts = [f"<h2>{escape(told.say('Ringkasan', 'Summary'))}</h2>", _table(heads, told.summary, numbers=range(1, 5))]
    if len(told.plans) > 1 and told.frequent:
        parts.append(f"<h3>{escape(told.say('Temuan yang paling sering', 'Most frequent findings'))}</h3>")
        heads = told.say("aturan|yang ditemukan|rencana|temuan", "rule|what is wrong|plans|findings").split("|")
        parts.append(_table(heads, told.frequent, numbers=(2, 3)))
    if told.clean:
        parts.append(f"<p>{escape(told.say('Tanpa temuan', 'Without findings'))}: {escape('; '.join(told.clean))}.</p>")
    parts.append(
        f'<p class="small">{escape(told.say(_AID[0], _AID[1]))}</p>'
    )  # fmt: skip
    return f"<section>{''.join(parts)}</section>"


_AID = (
    "Temuan menyalahkan rencana hanya bila angka atau kata di tempat itu membuktikannya; yang mungkin salah baca adalah pertanyaan. "
    "Nilai per butir LKE adalah alat bantu, bukan hasil evaluasi, dan tidak pernah lebih baik daripada yang terbaca.",
    "A finding blames the plan only where the figures or words at that place prove it; what may be misread is a question. The grades by "
    "item of the working sheet are an aid, no evaluation, and never better than what was read.",
)


def _plan(told: Content, plan: PlanPart) -> str:
    parts = [f"<h2>{escape(plan.agency or plan.title)}</h2>", f'<p class="small">{escape(plan.title)}. {escape(plan.read)}</p>']
    if plan.grades:
        heads = told.say("LKE|yang dinilai|lolos|nilai bantu", "LKE|what is judged|passes|grade (aid)").split("|")
        parts.append(_table(heads, plan.grades))
    parts += [_section(section) for section in plan.sections]
    if not plan.sections:
        parts.append(f"<p>{escape(told.say('Tidak ada temuan.', 'No findings.'))}</p>")
    if plan.questions:
        parts.append(f"<h3>{escape(told.say('Pertanyaan kepada pembaca', 'Questions to the reader'))}</h3>")
        parts += [_row(row) for row in plan.questions]
    if plan.unread:
        parts.append(f"<h3>{escape(told.say('Yang tidak terbaca', 'What was not read'))}</h3>")
        parts.append(_table(told.say("tempat|alasan|kata", "place|reason|words").split("|"), plan.unread))
        if plan.more_unread:
            parts.append(f'<p class="small">{escape(told.say(f"dan {plan.more_unread} lagi", f"and {plan.more_unread} more"))}</p>')
    return f'<section class="plan">{"".join(parts)}</section>'


def _section(section: Section) -> str:
    share = f' <span class="share">{escape(section.share)}</span>' if section.share else ""
    return f"<h3>LKE {escape(section.heading)}{share}</h3>" + "".join(_row(row) for row in section.rows)


def _row(row: Row) -> str:
    change = f'<span class="change">{escape(row.change)}</span>' if row.change else ""
    words = f"<blockquote>{escape(row.words)}</blockquote>" if row.words else ""
    texts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in row.texts)
    return (
        f'<article class="{row.severity}"><h4><span class="number">{row.number}.</span> {escape(row.rule)} · {escape(row.title)} '
        f'<span class="severity">{escape(row.word)}</span>{change}<span class="place">{escape(row.place)}</span></h4>'
        f'<p class="path">{escape(row.path)}</p>{words}<dl>{texts}</dl></article>'
    )


def _ends(told: Content) -> str:
    parts = []
    if told.accepted:
        parts.append(f"<h2>{escape(told.say('Temuan yang diterima', 'Accepted findings'))}</h2>")
        heads = told.say("id|aturan|perangkat daerah|ditemukan|alasan|oleh", "id|rule|agency|found|reason|by").split("|")
        parts.append(_table(heads, told.accepted))
    if told.gone:
        parts.append(f"<h2>{escape(told.say('Tidak ditemukan lagi', 'No longer found'))}</h2>")
        parts.append(_table(told.say("id|aturan|judul|jawaban", "id|rule|title|answer").split("|"), told.gone))
    if told.off:
        words = told.say("Aturan yang dimatikan", "Rules switched off")
        parts.append(f"<p>{escape(words)}: {escape(', '.join(told.off))}.</p>")
    if told.sources:
        listed = "".join(f"<li><b>{escape(short)}</b> {escape(name)}</li>" for short, name in told.sources)
        parts.append(f'<h2>{escape(told.say("Dasar", "Sources"))}</h2><ul class="small">{listed}</ul>')
    return f"<section>{''.join(parts)}</section>" if parts else ""


def _sign(told: Content) -> str:
    return f'<footer><p>{escape(told.say("Pemeriksa", "Auditor"))},</p><p class="line"></p></footer>'


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Iterable[int] = ()) -> str:
    right = set(numbers)

    def cell(tag: str, at: int, value: str) -> str:
        kind = " class=n" if at in right else " class=s" if tag == "td" and len(value) <= _SHORT else ""
        return f"<{tag}{kind}>{escape(value)}</{tag}>"

    def cells(tag: str, values: Sequence[str]) -> str:
        return "".join(cell(tag, at, value) for at, value in enumerate(values))

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return f"<div class=wide><table><thead><tr>{cells('th', heads)}</tr></thead><tbody>{body}</tbody></table></div>"
