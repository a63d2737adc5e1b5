"""What stands on a page, as pdfium tells it: letters with their fonts, lines, fills, pictures; what nobody can see is left out."""
