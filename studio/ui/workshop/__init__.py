"""The Kit workshop: where a brand team makes, checks, signs and hands out its kit."""
