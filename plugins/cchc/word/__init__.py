"""ROOM: Word documents in. A hostile or broken file is refused, a sound one becomes the draft of an item.

package -> revise -> (mammoth) -> blocks -> outline -> markdown -> draft
"""
