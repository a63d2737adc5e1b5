"""A graph as files of other tools: RDF, networks, tables, StratML; and back from RDF."""
