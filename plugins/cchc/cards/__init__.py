"""Share cards: the 1200x630 pictures that Facebook, Zalo and feed readers show beside a link.

`draw` makes one card, `wanted` says which ones a section needs, `photo` checks an editor's picture.
"""
