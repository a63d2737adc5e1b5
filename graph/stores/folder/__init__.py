"""A store in a folder: the embedded engine, started and stopped on it, its first load, its backup. All that differs from a server."""
