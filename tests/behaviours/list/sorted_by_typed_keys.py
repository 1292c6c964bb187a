"""Keys of one type, of tuples of such types and of mixed ones, in both orders: equal keys keep their places."""

import math
import sys

COUNT, LARGE = map(int, sys.argv[1:]) if sys.argv[1:] else (500, 600_000)


def generated(count, modulus):
    state = 12345
    for _ in range(count):
        state = (state * 1103515245 + 12345) % (1 << 31)
        yield (state >> 8) % modulus


KEYS = {
    "ints": lambda n: n - 40,
    "large ints": lambda n: (n - 40) << 54,
    "beyond words": lambda n: (n - 40) << 60,
    "floats": lambda n: (n - 40) / 8,
    "zeros": lambda n: (0.0, -0.0)[n % 2],
    "far floats": lambda n: math.ldexp((-1) ** n, n * 12 - 400),
    "infinities": lambda n: (math.inf, -math.inf, 0.0, 1.5)[n % 4],
    "strings": lambda n: "abcdefgh" + "xyz"[: n % 4] + str(n),
    "short strings": lambda n: chr(97 + n % 26) * (n % 3),
    "zero octets": lambda n: "a" + "\0" * (n % 5),
    "characters": lambda n: chr(200 + n * 300),
    "surrogates": lambda n: "\ud800\U00010000\uffff\ue000"[n % 4] + str(n % 3),
    "int and string": lambda n: (n % 3, "name" + str(n)),
    "string and int": lambda n: ("name" + "x" * (n % 10), n),
    "float and float": lambda n: ((0.0, -0.0, 1.0)[n % 3], -n / 3),
    "negative and string": lambda n: (-(n % 5), "z" * (n % 4)),
    "three": lambda n: (n % 2, n % 3, "abc"[n % 3]),
    "one": lambda n: (n,),
    "none": lambda n: (),
    "lengths": lambda n: (1,) * (n % 4),
    "mixed": lambda n: n if n % 2 else n / 2,
    "bools": lambda n: n % 2 == 0,
    "nested": lambda n: (n % 3, (n % 2, "a")),
    "lists": lambda n: [n % 3, n],
}


for name, make in KEYS.items():
    items = [(make(n), place) for place, n in enumerate(generated(COUNT, 80))]
    for reverse in (False, True):
        result = sorted(items, key=lambda item: item[0], reverse=reverse)
        for (one, place), (other, later) in zip(result, result[1:]):
            assert not (one < other if reverse else other < one), name
            assert one != other or place < later, name
        alone = sorted([item[0] for item in items], reverse=reverse)
        assert [repr(key) for key in alone] == [repr(key) for key, _ in result], name
        print(name, reverse, [place for _, place in result[:8]], ascii(result[0][0]), ascii(result[-1][0]))

nans = [3.0, math.nan, 1.0, 2.0]
print(len(sorted(nans)), len(sorted([(each, 1) for each in nans])))
large = [n * 7919 % 600_011 for n in range(LARGE)]
print(sorted(large)[:3], sorted(large, reverse=True)[:3], sorted(large, key=lambda n: -n)[:3], sorted(large, key=str)[:3])
pairs = [(n % 100, n) for n in large]
print(sorted(pairs)[:2], sorted(pairs, reverse=True)[:2], sorted(pairs, key=lambda pair: pair[0])[:3])
