"""SPARQL on a graph: .rq files or a text in, rows out."""
