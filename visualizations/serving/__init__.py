"""The view and a box for queries from a live store, on this machine only. It reads, and has no way to write."""
