"""Pictures of pages: upright, small enough for a phone, without what a camera writes beside the pixels."""
