"""Counters add, subtract, and keep what is positive."""

from collections import Counter


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


one, two = Counter(a=3, b=1), Counter(a=1, b=2)


attempt(lambda: (one + two, one - two, one & two, one | two))
attempt(lambda: (+Counter(a=-1, b=2), -Counter(a=-1, b=2)))
attempt(lambda: Counter("abracadabra").most_common(2))
attempt(lambda: (Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1)))
attempt(lambda: (one.total(), list(Counter(a=2, b=0).elements()), one["missing"]))
attempt(lambda: (one.subtract(a=5), one))
attempt(lambda: (one.update("bb"), one))
attempt(lambda: Counter(5))
attempt(lambda: Counter.fromkeys("ab"))
attempt(lambda: one.pop("zz"))
