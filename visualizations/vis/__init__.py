"""The cascade as a pyvis Network: where its cards stand, what they say, and a page of its own that works offline."""
