"""Recognised tables and running text in, the facts of one plan out, each with its origin; and from the facts its typed graph."""
