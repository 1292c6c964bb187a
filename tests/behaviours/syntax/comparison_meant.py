"""One equals sign where two were meant."""
x = 1
if x = 1:
    pass
