"""ROOM: what goes out beside the page, from the same item: radio scripts, posters, leaflets, texts to paste."""
