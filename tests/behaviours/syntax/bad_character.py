"""A character that no token begins with."""
price = 5€
