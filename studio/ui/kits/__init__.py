"""Brand kits for colleagues: opening a file, choosing one, hearing what is new."""
