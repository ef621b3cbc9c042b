"""Looks at the way from this PC to a network, one step after the other, and posts nothing."""
