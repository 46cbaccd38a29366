"""The search page and its diacritics-insensitive index."""
