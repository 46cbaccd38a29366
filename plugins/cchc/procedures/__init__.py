"""Administrative procedures (TTHC): listing by field and a page per code."""
