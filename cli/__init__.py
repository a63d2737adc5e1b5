"""The command `selaras`: one module per command, each thin: parse, call, print."""
