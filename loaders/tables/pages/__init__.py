"""Pages in, the fragments of one table united out: running heads dropped, columns aligned, rows of headerless pages put under them."""
