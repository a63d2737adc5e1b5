"""Statements of many plans in, hubs for what they have in common out: words folded, differences judged, clusters named, decisions kept."""
