"""The kits that are installed in the data folder."""
