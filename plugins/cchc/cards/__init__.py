"""Share cards: the pictures that Facebook, Zalo and feed readers show beside a link.

`card` says what a card says, `wanted` which ones a section needs, `draw` makes one.
"""
