"""Who is here: the tiles, the lock, and what locks by itself."""
