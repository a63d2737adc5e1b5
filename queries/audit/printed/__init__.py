"""What a plan prints, as the rules look at it: words, codes, figures by year, units, spelling, what was not read."""
