"""Printed matter from items: posters, leaflets, booklets, banners."""
