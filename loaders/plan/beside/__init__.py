"""What a plan states beside its cascade: tables of past years and lists of priorities in, results and what serves a priority out."""
