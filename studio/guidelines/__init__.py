"""Guideline checks: what in a text needs a look, why, and how to mend it."""
