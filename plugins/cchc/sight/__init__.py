"""Looks into pictures for identity papers: QR codes of cards, and the zone that machines read (ICAO 9303).

Loaded only when there is a picture that nobody has looked into.
"""

import os

VERSION = "2"
"""Part of the key of what was seen: raise it when something else may be seen."""

# Many small products: threads of the algebra library would only wait for each other, in every worker.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
