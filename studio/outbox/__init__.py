"""The journal of every attempt to send a post."""
