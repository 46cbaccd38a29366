"""Open data: what the pages show as CSV and JSON files with documented columns."""
