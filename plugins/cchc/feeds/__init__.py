"""Feeds: RSS 2.0, Atom 1.0, JSON Feed 1.1 and OPML, as fanpage tools and other sites read them."""
