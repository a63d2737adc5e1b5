"""Questions to a graph of plans: named queries, free Cypher, and the audit rules."""
