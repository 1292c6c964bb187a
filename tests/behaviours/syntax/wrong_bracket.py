"""A bracket closed by another kind."""
value = (1, [2, 3), 4]
