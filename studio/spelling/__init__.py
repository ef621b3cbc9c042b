"""Spelling with Hunspell dictionaries: is a word known, and what may have been meant."""
