"""ROOM: what the program writes for editors into the content folder, as text, and the one writer that puts it there."""
