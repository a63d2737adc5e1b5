"""Sums of money: the printed amounts of a plan in, what each parent says beside its children out, and whom a difference blames."""
