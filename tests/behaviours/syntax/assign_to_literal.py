"""Assignment to what is no target."""
5 = x
