"""The correction workbook: a reading in, an Excel file out that a planner corrects; and that file in, the corrected graph out."""

from .workbook import Corrected, Doubt, Edit, Information, is_workbook, read_workbook, workbook_bytes

__all__ = ["Corrected", "Doubt", "Edit", "Information", "is_workbook", "read_workbook", "workbook_bytes"]
