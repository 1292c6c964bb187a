"""A bracket that was never opened."""
value = 1)
