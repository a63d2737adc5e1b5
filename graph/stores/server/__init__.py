"""A store on a Neo4j server: its address, what its database holds already, and all that differs from a folder."""
