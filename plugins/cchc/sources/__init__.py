"""READ AND VALIDATE: the content folder becomes a `Site` and a list of problems.

`load` is the only door. Nothing here raises for bad content: every problem of every file is
collected with its file and line, a broken record is left out, and the rest is read.
"""

from cchc.sources.load import load

__all__ = ["load"]
