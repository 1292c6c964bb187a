"""Things that are legal but surely wrong warn when they are compiled."""
x = 5
print(x is 5)
text = "\d"
print(len(text))
assert (x, "always true")
