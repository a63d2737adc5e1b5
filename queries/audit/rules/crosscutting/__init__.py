"""Rules across plans: what the agencies of a region plan beside each other."""
