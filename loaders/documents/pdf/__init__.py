"""A PDF in, its pages as drawn out: the tables (cells within ruling lines or fills) and paragraphs of each page.

What goes on over page breaks is joined by `tables.joining`.
"""
