"""The people who share a PC: their names, the lock on what is theirs, and who is signed in."""
