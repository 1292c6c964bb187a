"""Calls with arguments by name at one place, of functions of many forms."""


def plain(a, b, c=3):
    return a, b, c


def only(a, /, b, *, c=3, d):
    return a, b, c, d


def rest(a, *others, b=2, **more):
    return a, others, b, sorted(more.items())


def shadowed(a, /, **more):
    return a, more


def many(a, b=2, *, c=3, d=4, e=5, f=6, g=7, h=8, i=9, j=10, k=11, l=12):
    return a, b, c, d, e, f, g, h, i, j, k, l


def closed_over(a, b=2):
    return lambda c, d=4: (a, b, c, d)


def generated(a, *, b=2):
    yield a
    yield b


class Box:
    def __init__(self, width, height=1, *, name="box"):
        self.width, self.height, self.name = width, height, name

    def scaled(self, by, *, name=None):
        return Box(self.width * by, height=self.height * by, name=name or self.name)

    @classmethod
    def square(cls, side, name="square"):
        return cls(side, height=side, name=name)

    @staticmethod
    def unit(size=1, *, of="m"):
        return f"{size}{of}"

    def __call__(self, a, *, b):
        return a, b, self.name

    def __repr__(self):
        return f"Box({self.width}, {self.height}, {self.name!r})"


class Derived(Box):
    def __init__(self, width, **options):
        super().__init__(width=width, **options)


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)


for _ in range(3):
    attempt(lambda: plain(1, b=2))
    attempt(lambda: plain(c=1, b=2, a=3))
    attempt(lambda: plain(1, 2, b=3))
    attempt(lambda: plain(1, c=3))
    attempt(lambda: plain(1, 2, 3, 4, c=5))
    attempt(lambda: plain(1, b=2, e=3))
    attempt(lambda: only(1, 2, d=4))
    attempt(lambda: only(1, d=4, b=2))
    attempt(lambda: only(1, b=2, d=4, c=5))
    attempt(lambda: only(a=1, b=2, d=4))
    attempt(lambda: only(1, 2))
    attempt(lambda: rest(1, 2, 3, b=4, c=5))
    attempt(lambda: rest(1))
    attempt(lambda: rest(b=1, a=2, x=3))
    attempt(lambda: rest(1, 2, a=3))
    attempt(lambda: shadowed(1, a=2, b=3))
    attempt(lambda: shadowed(a=2))
    attempt(lambda: many(1))
    attempt(lambda: many(1, l=0, a=2))
    attempt(lambda: many(1, l=0, k=-1, j=-2, i=-3, h=-4, g=-5, f=-6, e=-7, d=-8, c=-9, b=-10))
    attempt(lambda: many(l=0, k=-1, a=9))
    attempt(lambda: closed_over(1)(d=2, c=3))
    attempt(lambda: closed_over(b=1, a=0)(3))
    attempt(lambda: list(generated(b=1, a=0)))
    attempt(lambda: list(generated(1)))
    attempt(lambda: Box(1, name="x"))
    attempt(lambda: Box(1, size=2))
    attempt(lambda: Box(1).scaled(by=3))
    attempt(lambda: Box(1).scaled(3, name="y"))
    attempt(lambda: Box.scaled(Box(2), by=2))
    attempt(lambda: Box.square(side=3))
    attempt(lambda: Box(1).square(3, name="z"))
    attempt(lambda: Derived.square(4))
    attempt(lambda: Box.unit(of="km"))
    attempt(lambda: Box(1).unit(2, of="cm"))
    attempt(lambda: Box(1)(1, b=2))
    attempt(lambda: Box(1)(b=2))
    attempt(lambda: Derived(5, name="d"))
    bound = Box(7).scaled
    attempt(lambda: bound(by=2, name="bound"))
    attempt(lambda: sorted("hello", key=ord, reverse=True))
    attempt(lambda: "a-b-c".split(sep="-", maxsplit=1))
    attempt(lambda: int("ff", base=16))
    attempt(lambda: dict(a=1, b=2))
    attempt(lambda: "{x}{y}".format(x=1, y=2))

# Defaults and code that change between two calls from one place.


def changing(a, b=1, *, c=2):
    return a, b, c


def other(a, b=10, *, c=20):
    return "other", a, b, c


def call():
    return changing(c=5, a=0), changing(0), changing(0, c=1)


print(call())
changing.__defaults__ = (7,)
print(call())
changing.__kwdefaults__ = {"c": 8}
print(call())
changing.__kwdefaults__ = None
attempt(call)
changing.__code__ = other.__code__
changing.__kwdefaults__ = {"c": 9}
print(call())


def wrapper(*args, **kwargs):
    return inner(*args, **kwargs)


def inner(*args, **kwargs):
    return args, kwargs


for _ in range(2):
    print(wrapper(), wrapper(1, 2), wrapper(1, a=2), wrapper(a=1, b=2))
inner = rest
for _ in range(2):
    print(wrapper(1), wrapper(1, 2, z=3, b=0), wrapper(a=1))
