"""The command line as such: help and usage errors in the user's language, and what the shell completes."""
