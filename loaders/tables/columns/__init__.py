"""A table's header rows in, columns with roles and years out; what counts columns, cut headings, codes over columns, editions."""
