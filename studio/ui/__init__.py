"""The window: widgets and signals only. Nothing here opens a file or a connection."""
