#!/usr/bin/env python3
"""Writes inputs to begin with to `corpus`, a folder for each target: without them a fuzzer is long in finding its way.

    python3 fuzz/seeds.py
"""

from __future__ import annotations

import collections
import pickle
import random
from pathlib import Path

HERE = Path(__file__).parent

STRUCT = (
    "<i", ">hH", "=qQ", "@lL", "!bB?", "3s", "5p", "c", "<e", "f", "d", "n", "N", "P", "2x i", "4i", "0s", "<10s2h", "0i", "Hx0q",
)
RE = (
    "a+b*", "(a|b)*c", "(?P<n>a)(?P=n)", "[a-z]+?", "^a$", r"\bfoo\b", "(?i)X", "(?=a)a", "(?!b).", "(?<=a)b", "(?<!a)b", "(?>a+)b",
    "a++", "(a)?(?(1)b|c)", r"[^\W\d]", r"\1(a)", "a{2,3}", "a{,2}?", "(?x) a # c", r"\N{DIGIT ONE}", "(?s:.)", r"(?a:\w)",
    "((a)|b)+", r"\u0041\x42", "(?#c)a", ".*?,",
)
FORMAT = (
    "{:>10}", "{0!r:^{1}}", "%s", "%5.2f", "%(name)s", "*^+#010,.3f", "%-5d|%+i", "{name[0]}", "{0.real}", "_x", "%c%a", "=+8.2e", "z.1f",
    "{{}}", "% x", "%#o", ".3%", "n", "%*d",
)
JSON = (
    r'{"a":[1,2.5e3,null,true,"\u00e9\n"]}', "[]", '""', "-0", "1E400", '{"a":{"a":{}}}', r'"\ud800"', "[NaN,Infinity,-Infinity]", " [1 , 2 ] ",
)


def pickled() -> list[object]:
    """Values whose pickles use different operations, and some that hold themselves."""
    items: list[object] = []
    items.append(items)
    entries: dict[str, object] = {}
    entries["self"] = entries
    return [
        None, True, 1, -1, 300, 70000, 2**40, 2**70, 1.5, "a", "é", b"x", bytearray(b"ab"), [1, 2, [3]], (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4),
        {"a": 1}, {1, 2}, frozenset([1]), 1j, range(3), slice(1), collections.OrderedDict(a=1), collections.Counter("ab"),
        collections.defaultdict(list, a=[1]), collections.deque([1, 2], 3), "x" * 300, b"x" * 300, items, entries,
    ]


def main() -> None:
    chance = random.Random(1)
    programs = sorted((HERE.parent / "tests" / "behaviours").glob("*/*.py"))[::12]
    seeds = {
        "struct": [form.encode() + b"\0" + chance.randbytes(40) for form in STRUCT],
        "re": [b"\2" + pattern.encode() + b"\0aab abc foo X,1A" for pattern in RE],
        "format": [text.encode() for text in FORMAT],
        "json": [text.encode() for text in JSON],
        "pickle": [pickle.dumps(value, protocol) for value in pickled() for protocol in (0, 1, 2, 4, 5)],
        "source": [program.read_bytes()[:1500] for program in programs],
    }
    for target, inputs in seeds.items():
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for number, octets in enumerate(inputs):
            (folder / f"seed{number}").write_bytes(octets)


if __name__ == "__main__":
    main()
