"""What exists: the ontology in Turtle, and the one Python view of it."""
