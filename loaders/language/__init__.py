"""Printed words as such: in comes the text of a cell or line, out come its letters cleaned, its code, number, label or likeness.

Nothing here knows a document, a table or a plan.
"""
