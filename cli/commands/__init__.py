"""One module a command, each thin: parse, call, print."""
