"""The command line: everything that the app decides, without its window."""
