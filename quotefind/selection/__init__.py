"""Which quotations are wanted, and what they come to by speaker."""
