"""What the commands print and write: audits, readings, comparisons and rows, on a terminal and as sheets of a workbook."""
