"""globals(), locals() and vars()."""
x = 1
globals()["y"] = 2
print(y, "x" in globals(), globals()["x"], locals() is globals(), __name__)


def function(a, b=2):
    c = 3
    seen = locals()
    seen["a"] = "changed"
    d = 4
    return sorted(seen.items()), a, sorted(locals())


print(function(1))


class Point:
    def __init__(self):
        self.x, self.y = 1, 2


print(vars(Point()), sorted(name for name in dir(Point()) if not name.startswith("_")))
