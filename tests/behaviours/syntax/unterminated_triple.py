"""A triple-quoted string that nothing ends."""
x = 1
text = """never
ended
