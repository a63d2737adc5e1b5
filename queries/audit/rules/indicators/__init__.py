"""Rules on indicators: their targets, units, baselines and formulas."""
