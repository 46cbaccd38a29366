"""The communication plan and its work table."""
