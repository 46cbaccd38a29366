"""cchc: a static section on administrative reform (cải cách hành chính) for a Vietnamese commune.

`model` says what exists, `sources` reads it, each room turns it into pages and files,
`bridge` is the only part that knows MkDocs. See docs/architecture.md.
"""

__version__ = "0.1.0"
