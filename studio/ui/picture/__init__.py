"""The picture screen: layouts, crop, words on the picture, and how it is described."""
