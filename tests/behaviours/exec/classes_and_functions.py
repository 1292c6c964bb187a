"""Classes, functions and imports made in executed code keep their namespace."""
space = {"__name__": "made"}
exec(
    """
import math
counter = 0

class Thing:
    def up(self):
        global counter
        counter += 1
        return counter

def area(radius):
    return math.floor(math.pi * radius)
""",
    space,
)
thing = space["Thing"]()
thing.up()
print(thing.up(), space["counter"], space["area"](2), space["Thing"].__module__, "counter" in globals(), space["area"].__globals__ is space)
space["counter"] = 10
print(thing.up())
