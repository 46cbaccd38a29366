"""Index results over the years: tables and charts."""
