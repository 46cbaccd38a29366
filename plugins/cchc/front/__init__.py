"""The section's front page: what a citizen needs first."""
