"""An audit as a report to file: for people as HTML and Word, for tools as SARIF."""
