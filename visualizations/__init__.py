"""The interactive HTML view of plans."""
