"""Handing a brand kit out through files on any host, keeping it new, taking things back."""
