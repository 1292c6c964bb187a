"""Arithmetic special methods, reflected methods and NotImplemented."""


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor) if isinstance(factor, int) else NotImplemented

    __rmul__ = __mul__

    def __radd__(self, other):
        return f"{other}+{self}"

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __pos__(self):
        return self

    def __invert__(self):
        return "inverted"

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __pow__(self, power, modulus=None):
        return power, modulus

    def __divmod__(self, other):
        return "divmod", other

    def __rshift__(self, other):
        return "shift", other

    def __rlshift__(self, other):
        return "left", other


v = Vector(3, 4)
print(v + v, v * 2, 2 * v, 5 + v, v @ v, -v, +v is v, ~v, abs(v), v**2, pow(v, 2, 3), divmod(v, 1), v >> 1, 1 << v, sum([v, v], Vector(0, 0)))
for code in ("v + 1", "v * 'a'", "v - v", "1 - v", "v << 1", "v @ 1", "v // 2", "v & 1", "1 % v"):
    try:
        print(eval(code))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
