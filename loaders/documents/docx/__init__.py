"""A Word file in, blocks out: paragraphs, lists and tables in the order of the body, with the numbers that Word computes."""
