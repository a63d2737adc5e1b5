"""Two plans beside each other: what was added, removed and changed at every level, and the money that moved.

In come two graphs, out comes a `Comparison` of plain values. Pure: nothing here knows a file, a store or a screen.
"""
