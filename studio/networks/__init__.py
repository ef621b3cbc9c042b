"""What each network allows and how it shows a post: dated data, read from files."""
