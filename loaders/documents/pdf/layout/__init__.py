"""Marks on a page in, its grids, cells and lines of words out: also turned, struck through, or parted by fills alone."""
