"""SystemExit with something else prints it."""
raise SystemExit((1, "a"))
