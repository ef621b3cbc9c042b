"""What is kept between two starts, except posts on their way: accounts, drafts, settings."""
