"""What several plans state of their region, settled by its words: one node a statement, and the misi that follow from it.

In comes what each document states (visi, misi, tujuan, sasaran RPJMD), out come the nodes on which they settle. Pure, and the
same whatever the order in which documents came, so that a graph in memory and a store agree.
"""
