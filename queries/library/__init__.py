"""The named queries: .cypher files with a header in, records with title, parameters, columns and text out."""
