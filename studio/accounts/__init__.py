"""A colleague's own linked accounts, and the vault that keeps their sign-ins."""
