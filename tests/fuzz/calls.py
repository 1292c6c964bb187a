"""Calls of built-in functions and methods, operators and formats with arguments that nobody would expect.

What comes of most of them is an exception, whose words count as much as a result.
"""

from __future__ import annotations

PRELUDE = '''\
class Index:
    def __init__(self, number):
        self.number = number
    def __index__(self):
        return self.number
    def __repr__(self):
        return f"Index({self.number})"

class Real:
    def __float__(self):
        return 2.5
    def __repr__(self):
        return "Real()"

class Items:
    def __iter__(self):
        return iter([1, 2])
    def __repr__(self):
        return "Items()"

class Wrong:
    def __index__(self):
        return "x"
    def __len__(self):
        return -1
    def __bool__(self):
        return 3
    def __iter__(self):
        return 3
    def __hash__(self):
        return "h"
    def __repr__(self):
        return "Wrong()"

class Text(str):
    pass

class Values(list):
    pass

class Number(int):
    pass

class Missing(dict):
    def __missing__(self, key):
        return key

'''

SMALL = ("0", "1", "-1", "2", "3", "5", "-7", "10", "True", "False")
NUMBERS = (
    "255", "256", "2**31", "2**63", "-2**63", "2**64", "10**30", "0.0", "-0.0", "1.0", "0.5", "-2.5", "1e300", "1e-320",
    "float('inf')", "float('nan')", "3.7", "1e16", "2j", "1+1j",
)
TEXTS = (
    "''", "'a'", "'abc'", "'A b'", "'xyz\\n'", "'12'", "' 12 '", "'-0x1f'", "'1_000'", "'\\xe9'", "'\\xdf'", "'\\u0130'", "'\\ud800'",
    "'\\U0001f600'", "'a\\0b'", "'\\u01c6'", "'\\u0663'", "'\\xb2'", "'utf-8'", "'ascii'", "'strict'", "'ignore'", "'replace'", "'d'",
    "'>10'", "'.3f'", "'%d'", "'{}'", "'{0.real}'", "'{:>{}}'", "'%s %s'", "'%(a)s'", "','", "'aXbXc'", "'Hello World'",
)
OCTETS = ("b''", "b'a'", "b'abc'", "b'\\xff\\x00'", "b'12'", "bytearray(b'xy')", "bytearray()", "memoryview(b'mv')")
SEQUENCES = (
    "[]", "[1]", "[1, 2, 3]", "['a', 'b']", "[[1], [2]]", "()", "(1,)", "(1, 2)", "('a', 1)", "range(0)", "range(3)", "range(5, 0, -2)",
    "slice(None)", "slice(1, 2)", "slice(None, None, -1)", "slice(0, 0, 0)", "Values([3, 1, 2])", "iter([1, 2])", "(x for x in (1, 2))",
    "Items()",
)
TABLES = ("{}", "{'a': 1}", "{1: 2, 3: 4}", "set()", "{1}", "frozenset({2})", "Missing(a=1)", "{'a': 1}.keys()", "{'a': 1}.items()")
OTHERS = (
    "None", "...", "NotImplemented", "Index(1)", "Index(-3)", "Index(2**70)", "Real()", "Wrong()", "Text('sub')", "Number(7)", "int", "str",
    "list", "type", "len", "ValueError", "ValueError('v')", "KeyError(1)", "(lambda: 5)", "(lambda x: x)", "object",
)
POOLS = (SMALL, SMALL, NUMBERS, TEXTS, TEXTS, OCTETS, SEQUENCES, SEQUENCES, TABLES, OTHERS)
# What would be as long as these.
LONG = frozenset(NUMBERS) | {"Index(2**70)"}
FUNCTIONS = (
    "abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate filter float format frozenset getattr hasattr "
    "hex int isinstance issubclass iter len list map max memoryview min next oct ord pow range repr reversed round set slice sorted str "
    "sum tuple zip anext aiter property"
).split()
LENGTHS = frozenset(("bytes", "bytearray", "pow", "range", "chr", "round"))
KEYWORDS = (
    "key default base encoding start x strict reverse iterable sep object errors real source maxsplit keepends signed byteorder length "
    "count tabsize stop string"
).split()
RECEIVERS = {
    TEXTS: (
        "capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal "
        "isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition "
        "removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title "
        "translate upper zfill"
    ).split(),
    OCTETS: "count decode endswith find fromhex hex index isalnum join lstrip partition replace rsplit split startswith strip translate".split(),
    SMALL: "as_integer_ratio bit_count bit_length conjugate from_bytes is_integer to_bytes __add__ __round__".split(),
    NUMBERS: "as_integer_ratio conjugate fromhex hex is_integer __round__ __format__ __divmod__".split(),
    SEQUENCES: "append clear copy count extend index indices insert pop remove reverse sort __iadd__".split(),
    TABLES: (
        "add clear copy difference discard fromkeys get intersection isdisjoint issubset items keys pop popitem remove setdefault "
        "symmetric_difference union update values __or__ __ior__"
    ).split(),
}
PADDED = frozenset(("center", "ljust", "rjust", "zfill", "expandtabs", "to_bytes"))
OPERATORS = "+ - * / // % & | ^ << >> ** @ < <= == != > >= in is".split()


class Calls:
    """The part of the generator that writes single calls."""

    def odd_value(self, is_short: bool = False) -> str:
        """A value of any kind."""
        while True:
            value = self.chance.choice(self.chance.choice(POOLS))
            if not is_short or value not in LONG:
                return value

    def odd_call(self) -> str:
        """An expression that probably raises."""
        kind = self.pick(
            self.odd_method, self.odd_method, self.odd_method, self.odd_function, self.odd_function, self.odd_operation, self.odd_item,
            self.odd_format, self.odd_percent,
        )
        return kind()

    def odd_arguments(self, is_short: bool, has_names: bool = True) -> str:
        arguments = [self.odd_value(is_short) for _ in range(self.pick(0, 1, 1, 1, 2, 2, 3))]
        if has_names and self.chance.random() < 0.1:
            arguments.append(f"{self.chance.choice(KEYWORDS)}={self.odd_value(is_short)}")
        return ", ".join(arguments)

    def odd_method(self) -> str:
        pool = self.pick(*RECEIVERS)
        method = self.chance.choice(RECEIVERS[pool])
        is_short = method in PADDED
        receiver = self.chance.choice([value for value in pool if not is_short or value not in LONG] or SMALL)
        return f"({receiver}).{method}({self.odd_arguments(is_short)})"

    def odd_function(self) -> str:
        function = self.chance.choice(FUNCTIONS)
        # These look at names and numbers of arguments in another order.
        has_names = function not in ("max", "min", "sorted", "enumerate")
        return f"{function}({self.odd_arguments(function in LENGTHS, has_names)})"

    def odd_operation(self) -> str:
        operator = self.chance.choice(OPERATORS)
        is_short = operator in ("*", "**", "<<")
        return f"({self.odd_value(is_short)}) {operator} ({self.odd_value(is_short)})"

    def odd_item(self) -> str:
        index = self.pick(self.odd_value(), "1:", ":-1", "::2", f"{self.odd_value()}:{self.odd_value()}")
        return f"({self.odd_value()})[{index}]"

    def odd_format(self) -> str:
        parts = (
            self.pick("*", " ", "\u00e9") + self.pick("<", ">", "=", "^"), self.pick("+", "-", " "), "z", "#", "0", self.pick("5", "12"),
            self.pick(",", "_"), self.pick(".2", ".0", ".10", "."), self.pick(*"bcdoxXneEfFgG%sr"),
        )
        specification = "".join(self.pick("", "", part) for part in parts)
        return f"format({self.odd_value()}, {specification!r})"

    def odd_percent(self) -> str:
        parts = self.pick("-", "+", " ", "#", "0"), self.pick("5", "*"), self.pick(".2", ".0", ".*", ".")
        pattern = "%" + "".join(self.pick("", "", part) for part in parts) + self.pick(*"diouxXeEfFgGcrsa%bz")
        values = ", ".join(self.odd_value() for _ in range(self.pick(1, 1, 2, 3)))
        return f"{self.pick('', 'b')}{pattern!r} % ({values},)"
