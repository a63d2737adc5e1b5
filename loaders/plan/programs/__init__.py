"""Tables of program, kegiatan and subkegiatan in; their items with results, indicators, targets and pagu out."""
