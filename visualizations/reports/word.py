"""The audit report as a Word document, for those who go on writing in it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from .content import Content, PlanPart, Row

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")  # what XML cannot hold


def as_docx(told: Content) -> bytes:
    """The bytes of the document."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document: Any = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    document.core_properties.title = _clean(told.title)
    document.core_properties.author = _clean(told.office or "selaras")
    region = f"{told.say('PEMERINTAH', 'GOVERNMENT OF')} {told.region}".upper() if told.region else ""
    for words in (region, told.office.upper() or "…" * 30, told.title):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(_clean(words)).bold = True
    document.add_paragraph(_clean(f"{told.say('Tanggal', 'Date')}: {told.date}"))
    _heading(document, told.say("Ringkasan", "Summary"), 1)
    _table(
        document,
        told.say("perangkat daerah|galat|peringatan|catatan|pertanyaan", "agency|errors|warnings|notes|questions").split("|"),
        told.summary,
    )
    if len(told.plans) > 1 and told.frequent:
        _heading(document, told.say("Temuan yang paling sering", "Most frequent findings"), 2)
        _table(document, told.say("aturan|yang ditemukan|rencana|temuan", "rule|what is wrong|plans|findings").split("|"), told.frequent)
    for plan in told.plans:
        _plan(document, told, plan)
    if told.accepted:
        _heading(document, told.say("Temuan yang diterima", "Accepted findings"), 1)
        names = told.say("id|aturan|perangkat daerah|ditemukan|alasan|oleh", "id|rule|agency|found|reason|by").split("|")
        _table(document, names, told.accepted)
    if told.gone:
        _heading(document, told.say("Tidak ditemukan lagi", "No longer found"), 1)
        _table(document, told.say("id|aturan|judul|jawaban", "id|rule|title|answer").split("|"), told.gone)
    if told.sources:
        _heading(document, told.say("Dasar", "Sources"), 1)
        for short, name in told.sources:
            document.add_paragraph(_clean(f"{short}: {name}"))
    document.add_paragraph()
    document.add_paragraph(f"{told.say('Pemeriksa', 'Auditor')},")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _plan(document: Any, told: Content, plan: PlanPart) -> None:
    _heading(document, plan.agency or plan.title, 1)
    document.add_paragraph(_clean(f"{plan.title}. {plan.read}"))
    if plan.grades:
        _table(document, told.say("LKE|yang dinilai|lolos|nilai bantu", "LKE|what is judged|passes|grade (aid)").split("|"), plan.grades)
    for section in plan.sections:
        _heading(document, f"LKE {section.heading}", 2)
        for row in section.rows:
            _row(document, row)
    if not plan.sections:
        document.add_paragraph(told.say("Tidak ada temuan.", "No findings."))
    if plan.questions:
        _heading(document, told.say("Pertanyaan kepada pembaca", "Questions to the reader"), 2)
        for row in plan.questions:
            _row(document, row)
    if plan.unread:
        _heading(document, told.say("Yang tidak terbaca", "What was not read"), 2)
        _table(document, told.say("tempat|alasan|kata", "place|reason|words").split("|"), plan.unread)
        if plan.more_unread:
            document.add_paragraph(told.say(f"dan {plan.more_unread} lagi", f"and {plan.more_unread} more"))


def _row(document: Any, row: Row) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    head = " · ".join(part for part in (f"{row.number}. {row.rule}", row.title, row.word, row.change, row.place) if part)
    paragraph.add_run(_clean(head)).bold = True
    document.add_paragraph(_clean(row.path))
    if row.words:
        document.add_paragraph(_clean(row.words), style="Intense Quote")
    for name, text in row.texts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}: ").italic = True
        paragraph.add_run(_clean(text))


def _heading(document: Any, words: str, level: int) -> None:
    document.add_heading(_clean(words), level)


def _table(document: Any, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(words).bold = True
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(words)
    document.add_paragraph()


def _clean(words: str) -> str:
    return _CONTROL.sub("", words)
