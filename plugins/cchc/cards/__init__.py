"""Share cards: the 1200x630 pictures that Facebook, Zalo and feed readers show beside a link.

`draw` makes one card, `batch` many on several processes, `photo` checks an editor's picture.
"""
