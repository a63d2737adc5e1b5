"""Rules on wording: what statements say, and whether they say the same everywhere."""
