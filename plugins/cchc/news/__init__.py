"""News: lists, archive, pagination, related items."""
