"""Documents in, blocks out: a file becomes pages of paragraphs and rows of cells, each with its place. Nothing here knows a plan."""
