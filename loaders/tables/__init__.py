"""Blocks in, recognised tables out: pages joined, header rows found by their words, columns given their roles and years."""
