"""Fields of f-strings: plain ones, ones with specifications that are used again with other kinds of values, and nested ones."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Own:
    def __format__(self, specification):
        return f"own({specification})"

    def __str__(self):
        return "str of own"

    def __repr__(self):
        return "repr of own"


class Text(str):
    def __format__(self, specification):
        return "text:" + specification

    def __str__(self):
        return "other"


class Number(int):
    def __format__(self, specification):
        return "number:" + specification


def padded(value):
    return f"[{value:>8}]"


def fixed(value):
    return f"{value:.2f}|{value:08.1f}|{value:+.0f}"


def in_bases(value):
    return f"{value:x} {value:#X} {value:b} {value:#o} {value:_d} {value:,}"


for value in (5, -5, 1 << 70, True, 2.5, -0.0, "text", "\u00e4\u00f6", "\ud800x", None, Own(), Text("t"), Number(7), 1j, [1]):
    attempt(lambda: padded(value))
    attempt(lambda: fixed(value))
    attempt(lambda: in_bases(value))
    attempt(lambda: f"{value} {value!r} {value!s} {value!a}")
    attempt(lambda: f"{value}")
    attempt(lambda: f"{value!r:>20}")
for value in (0.0, 0.5, 1.5, 2.5, 1e16, 1e22, 123456789.987654321, -1e-7, 1e300, float("inf"), float("-inf"), float("nan"), 0.1 + 0.2):
    print(f"{value:.3f} {value:.0f} {value:#.0f} {value:z.1f} {value:010.3f} {value:,.2f} {value:F} {value:.1%} {value} {value:.22f}")
for value in (0, 1, -1, 9, 10, -10, 99, 12345678901234567890, -(1 << 61), (1 << 61) - 1, 1 << 64):
    print(f"{value}{value:d}{value:5}{value:<5}{value:^5}{value:=+5}{value:05}{value:e}{value:.1f}{value:n}")
width, precision, fill = 10, 3, "*"
print(f"{3.14159:{width}.{precision}f}|{'x':{fill}^{width}}|{7:{fill}>{width}}|{'nested':{'>'}{width + 2}}")
attempt(lambda: f"{1:c}{65:c}{0x1f600:>3c}")
attempt(lambda: f"{1:s}")
attempt(lambda: f"{'a':d}")
attempt(lambda: f"{1.5:d}")
attempt(lambda: f"{1:.2}")
attempt(lambda: f"{1:99999999999999999999}")
attempt(lambda: f"{'a':=5}")
attempt(lambda: f"{'abcdef':.3}|{'abcdef':>10.2s}|{'äöü':5}|")
attempt(lambda: f"\ud800{1}\udc00{'é'}{2.5:.1f}")
attempt(lambda: f"{1}{2}{3}" + f"{'a'}" + f"{'a'}{'b'}" + f"{''}")
attempt(lambda: f"{'x' * 5000}{1:>5000}"[4990:5010])
plain = "kept"
print(f"{plain}" is plain, f"{plain!s}" == plain)


def order():
    for each in "abc":
        print("evaluated", each)
        yield each


steps = order()
print(f"{next(steps)}{Own():{next(steps)}}{next(steps)!r}")


def inner(depth):
    return f"<{depth}{inner(depth - 1) if depth else '.'}{depth}>"


print(inner(5))
attempt(lambda: f"before {1 / 0} after")
print(f"{'after an error'}{1}")
