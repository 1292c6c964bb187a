"""SystemExit with a boolean is a number."""
raise SystemExit(True)
