"""The audit: a typed graph in, findings out, each with its place, its cause and its cure."""
