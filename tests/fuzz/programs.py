"""Random Python programs whose output is the same on every right interpreter.

A program prints everything that it computes, as values or as the exceptions that stand in their place. It depends on no
hash of a string, no address, no time and no order of a set, and it ends: loops count, and recursion is bounded.
"""

from __future__ import annotations

import random

from calls import PRELUDE as CALLS_PRELUDE
from calls import Calls
from libraries import PRELUDE as LIBRARIES_PRELUDE
from libraries import Libraries
from protocols import PRELUDE as PROTOCOLS_PRELUDE
from protocols import Protocols
from shapes import PRELUDE as SHAPES_PRELUDE
from shapes import Shapes

INTEGERS = ("0", "1", "-1", "2", "3", "7", "-5", "10", "255", "-256", "2**31", "2**63", "-2**63", "2**64 + 1", "10**25")
FLOATS = ("0.0", "-0.0", "1.0", "0.5", "-2.75", "3.14", "1e300", "1e-300", "float('inf')", "float('nan')", "1e16", "0.1")
TEXTS = (
    "''", "'a'", "'abc'", "'Hello World'", "' x y '", "'a,b,,c'", "'straße'", "'ÀÉ'", "'日本'", "'\\n\\t'", "'12'",
    "'-7'", "'{} {}'", "'%s-%d'", "'aXbXc'", "'\\U0001f600'",
)
OCTETS = ("b''", "b'abc'", "b'a b'", "b'\\x00\\xff'", "bytearray(b'xyz')")
SPECIFICATIONS = (
    "''", "'d'", "'5'", "'<6'", "'>6'", "'^7'", "'*^9'", "'+'", "'08.3f'", "'.2f'", "'e'", "'g'", "'x'", "'#x'", "'b'",
    "','", "'_'", "'%'", "'.3'", "'s'", "'10.4g'", "'=+8'", "'n'", "'c'", "'z.1f'", "'#o'", "'.0f'",
)
BINARY = ("+", "-", "*", "/", "//", "%", "&", "|", "^", "<", "<=", "==", "!=", ">", ">=", "<<", ">>", "**")
COMPARISONS = ("<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not")
CALLS = (
    "len", "abs", "repr", "str", "int", "float", "bool", "list", "tuple", "sum", "min", "max", "sorted", "any", "all", "type",
    "ord", "chr", "hex", "bin", "oct", "round", "complex", "ascii", "callable", "enumerate", "reversed", "iter", "bytes",
    "dict", "range", "divmod", "pow", "zip", "map", "filter", "format", "isinstance", "slice", "next", "bytearray",
)
METHODS = {
    "text": (
        "upper()", "lower()", "title()", "swapcase()", "capitalize()", "casefold()", "strip()", "split()", "split(',')",
        "rsplit(None, 1)", "splitlines()", "partition('b')", "rpartition('b')", "replace('a', 'zz')", "find('b')", "rfind('b')",
        "index('b')", "count('')", "startswith(('a', 'H'))", "endswith('c')", "isalpha()", "isdigit()", "isidentifier()",
        "isupper()", "istitle()", "isspace()", "zfill(6)", "center(9, '*')", "ljust(7)", "rjust(7, '.')", "expandtabs(4)",
        "encode()", "encode('ascii', 'replace')", "encode('ascii', 'backslashreplace')", "encode('utf-16-le')", "format(1, 2)",
        "join(['x', 'y'])", "removeprefix('a')", "removesuffix('c')", "translate({97: 'q', 98: None})", "isprintable()", "nope()",
        "__len__()", "isnumeric()", "rstrip('c ')", "lstrip('a')",
    ),
    "list": (
        "append(1)", "extend([2, 3])", "insert(1, 'i')", "insert(-1, None)", "pop()", "pop(0)", "pop(9)", "remove(1)",
        "reverse()", "sort()", "sort(key=str)", "sort(key=repr, reverse=True)", "copy()", "clear()", "count(1)", "index(1)",
        "index(2, 1, 3)", "__contains__(1)", "extend(5)", "__len__()", "__delitem__(0)", "__setitem__(slice(0, 1), 'ab')",
    ),
    "dict": (
        "get(1)", "get('z', 'd')", "keys()", "values()", "items()", "pop(1)", "pop('q', None)", "popitem()", "setdefault('n', 0)",
        "update({1: 'u'})", "update([('k', 'v')])", "update(z=3)", "copy()", "clear()", "update(5)", "__contains__('a')",
        "__or__({'o': 1})", "__missing__(1)", "fromkeys('ab', 0)", "update([(1,)])",
    ),
    "set": (
        "add(3)", "discard(1)", "remove(9)", "union([5])", "intersection([1, 2])", "difference([1])", "update((4,))", "copy()",
        "issubset({1, 2, 3})", "isdisjoint([8])", "symmetric_difference({1, 8})", "issuperset([])", "add([])", "clear()",
        "intersection_update({1})", "__len__()",
    ),
    "bytes": (
        "upper()", "hex()", "decode()", "decode('ascii', 'ignore')", "split()", "find(b'b')", "replace(b'a', b'--')",
        "startswith(b'a')", "strip()", "isalpha()", "center(7, b'.')", "count(b'')", "join([b'p', b'q'])", "title()",
        "partition(b' ')", "hex('-')", "decode('latin-1')", "index(97)", "zfill(5)",
    ),
}
ERRORS = ("ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "LookupError", "ArithmeticError", "OverflowError")

PRELUDE = '''\
def show(value):
    if isinstance(value, (set, frozenset)):
        return type(value).__name__ + "{" + ", ".join(sorted(map(show, value))) + "}"
    if isinstance(value, dict):
        return type(value).__name__ + "{" + ", ".join(show(k) + ": " + show(v) for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return type(value).__name__ + "[" + ", ".join(map(show, value)) + "]"
    text = repr(value)
    return type(value).__name__ if " at 0x" in text else text if len(text) < 300 else text[:300] + str(len(text))

def stable(value):
    # Sets have any order.
    return sorted(value, key=show) if isinstance(value, (set, frozenset)) else value

def shown(value):
    return show(value) if "{" in repr(value) else value

def attempt(label, function, *arguments):
    try:
        result = function(*arguments)
        if hasattr(result, "__next__"):
            result = [item for item, _ in zip(result, range(12))]
        text = show(result)
    except Exception as error:
        # Sets are written in any order.
        message = show(error.args) if "{" in str(error) else str(error)
        text = type(error).__name__ + ": " + message + "".join(" + " + note for note in getattr(error, "__notes__", ()))
        text = type(error).__name__ if " at 0x" in text else text
    print(label, text.encode("ascii", "backslashreplace").decode())

'''


class Generator(Calls, Libraries, Protocols, Shapes):
    """Writes one program after another from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.number = 0

    def name(self, prefix: str) -> str:
        self.number += 1
        return f"{prefix}{self.number}"

    def pick(self, *choices):
        return self.chance.choice(choices)

    # Expressions

    def expression(self, names: tuple[str, ...], depth: int = 3) -> str:
        """An expression over the names; it may raise."""
        if depth == 0 or self.chance.random() < 0.15:
            return self.atom(names)
        kind = self.pick(
            self.operation, self.operation, self.comparison, self.display, self.call, self.method, self.item, self.conditional,
            self.comprehension, self.formatted, self.function, self.unary, self.logic,
        )
        return kind(names, depth - 1)

    def atom(self, names: tuple[str, ...]) -> str:
        if names and self.chance.random() < 0.55:
            return self.chance.choice(names)
        group = self.pick(INTEGERS, INTEGERS, FLOATS, TEXTS, OCTETS, ("None", "True", "False", "...", "1j", "range(4)"))
        return self.chance.choice(group)

    def operation(self, names, depth) -> str:
        operator = self.chance.choice(BINARY)
        left, right = self.expression(names, depth), self.expression(names, depth)
        if operator in ("**", "<<", "*"):
            # Numbers of bounded size.
            right = f"small({right})"
        return f"({left} {operator} {right})"

    def comparison(self, names, depth) -> str:
        operands = [f"({self.expression(names, depth)})" for _ in range(self.pick(2, 2, 3))]
        text = operands[0]
        for operand in operands[1:]:
            operator = self.chance.choice(COMPARISONS[:8])
            text += f" {operator} {operand}"
        return f"({text})"

    def unary(self, names, depth) -> str:
        return f"({self.pick('-', '+', '~', 'not ')}{self.expression(names, depth)})"

    def logic(self, names, depth) -> str:
        return f"({self.expression(names, depth)} {self.pick('and', 'or')} {self.expression(names, depth)})"

    def display(self, names, depth) -> str:
        items = [self.expression(names, depth) for _ in range(self.chance.randrange(4))]
        if items and self.chance.random() < 0.2:
            items[-1] = f"*pair({items[-1]})"
        kind = self.chance.randrange(4)
        if kind == 0:
            return f"[{', '.join(items)}]"
        if kind == 1:
            return f"({', '.join(items)},)" if items else "()"
        if kind == 2:
            return f"{{{', '.join(items)}}}" if items else "set()"
        entries = [f"{self.atom(names)}: {item}" for item in items if not item.startswith("*")]
        return f"{{{', '.join(entries)}}}"

    def call(self, names, depth) -> str:
        function = self.chance.choice(CALLS)
        arguments = [self.expression(names, depth) for _ in range(self.pick(1, 1, 1, 2, 2, 0))]
        if function in ("range", "bytes", "bytearray", "pow", "list", "chr", "round"):
            arguments = [f"small({argument})" for argument in arguments]
        if function in ("map", "filter"):
            arguments = [self.pick("str", "bool", "len", "(lambda x: x)"), *arguments[:1]]
        if function in ("sorted", "min", "max") and self.chance.random() < 0.4:
            arguments = [*arguments[:1], f"key={self.pick('repr', 'str', 'type', 'len')}"]
        if function == "isinstance":
            arguments = [*arguments[:1], self.pick("int", "(int, str)", "int | str", "list", "5")]
        # What depends on the order of a set gets it sorted.
        if function in ("repr", "str", "ascii", "format"):
            arguments[:1] = [f"shown({argument})" for argument in arguments[:1]]
        elif function not in ("len", "abs", "bool", "type", "callable", "isinstance", "any", "all"):
            arguments[:1] = [f"stable({argument})" if "=" not in argument.split("(")[0] else argument for argument in arguments[:1]]
            arguments[1:] = [f"stable({argument})" if function == "zip" else argument for argument in arguments[1:]]
        if function in ("map", "filter") and len(arguments) > 1:
            arguments[:2] = [arguments[0].removeprefix("stable(").removesuffix(")") if arguments[0].startswith("stable(") else arguments[0], f"stable({arguments[1]})"]
        return f"{function}({', '.join(arguments)})"

    def method(self, names, depth) -> str:
        kind = self.chance.choice(tuple(METHODS))
        method = self.chance.choice(METHODS[kind])
        receiver = {
            "text": lambda: self.chance.choice(TEXTS),
            "list": lambda: f"[{self.atom(names)}, 1, {self.atom(names)}]",
            "dict": lambda: f"{{1: {self.atom(names)}, 'a': {self.atom(names)}}}",
            "set": lambda: f"{{1, 2, {self.atom(names)}}}",
            "bytes": lambda: self.chance.choice(OCTETS),
        }[kind]()
        if names and self.chance.random() < 0.2:
            receiver = self.chance.choice(names)
        return f"{receiver}.{method}"

    def item(self, names, depth) -> str:
        index = self.pick(
            self.atom(names), self.pick("0", "-1", "1", "5"), self.pick("1:", ":-1", "::2", "::-1", "1:3", "-2:", "5:1", "::0"),
        )
        return f"({self.expression(names, depth)})[{index}]"

    def conditional(self, names, depth) -> str:
        return f"({self.expression(names, depth)} if {self.expression(names, depth)} else {self.expression(names, depth)})"

    def comprehension(self, names, depth) -> str:
        variable = self.name("i")
        inner = (*names, variable)
        source = self.pick("range(4)", f"pair({self.expression(names, depth)})", "'abc'", "enumerate('xy')")
        clause = f"for {variable} in {source}"
        if self.chance.random() < 0.4:
            clause += f" if {self.expression(inner, min(depth, 1))}"
        if self.chance.random() < 0.2:
            second = self.name("i")
            inner = (*inner, second)
            clause += f" for {second} in range(2)"
        element = self.expression(inner, min(depth, 2))
        opening, closing = self.pick("[]", "()", "{}")
        if opening == "{" and self.chance.random() < 0.5:
            return f"{{{variable}: {element} {clause}}}"
        return f"{opening}{element} {clause}{closing}"

    def formatted(self, names, depth) -> str:
        value = f"shown({self.expression(names, min(depth, 1))})"
        if self.chance.random() < 0.5:
            return f"format({value}, {self.chance.choice(SPECIFICATIONS)})"
        if self.chance.random() < 0.5:
            pattern = self.pick("%s", "%r", "%d", "%5.2f", "%x", "%-6s|", "%c", "%+d", "%e", "%a", "%(k)s", "%%%s", "%s %s")
            return f"({pattern!r} % {self.pick(value, f'({value},)', '{chr(107): 1}')})"
        specification = self.chance.choice(SPECIFICATIONS).strip("'")
        conversion = self.pick("", "", "!r", "!s", "!a")
        inside = f"({value})"
        return f'f"""<{{{inside}{conversion}:{specification}}}>"""'

    def function(self, names, depth) -> str:
        parameter = self.name("p")
        body = self.expression((*names, parameter), min(depth, 2))
        default = self.pick("", f"={self.atom(names)}")
        return f"(lambda {parameter}{default}: {body})({self.pick('', self.atom(names))})"

    # Statements

    def block(self, names: tuple[str, ...], depth: int, place: str, indent: str) -> list[str]:
        """Some statements; `place` says which of them may stand there: `module`, `function`, `generator` or `loop`."""
        lines: list[str] = []
        known = list(names)
        for _ in range(self.chance.randrange(1, 4)):
            lines += self.statement(known, depth, place, indent)
        return lines

    def statement(self, known: list[str], depth: int, place: str, indent: str) -> list[str]:
        names = tuple(known)
        kinds = ["assign", "assign", "show", "augment", "unpack", "item"]
        if depth > 0:
            kinds += ["if", "for", "while", "try", "try", "match", "with"]
        if "generator" in place:
            kinds += ["yield"] * 3
        if "function" in place or "generator" in place:
            kinds += ["return", "raise"]
        if "loop" in place:
            kinds += ["break", "continue"]
        return getattr(self, "make_" + self.chance.choice(kinds))(known, names, depth, place, indent)

    def make_assign(self, known, names, depth, place, indent):
        name = self.chance.choice(names) if names and self.chance.random() < 0.3 else self.name("v")
        line = f"{indent}{name} = {self.expression(names)}"
        known.append(name)
        return [line]

    def make_show(self, known, names, depth, place, indent):
        return [f"{indent}attempt({self.name('s')!r}, lambda: {self.expression(names)})"]

    def make_augment(self, known, names, depth, place, indent):
        if not names:
            return self.make_assign(known, names, depth, place, indent)
        operator = self.pick("+", "-", "*", "//", "|", "&", "%")
        return [f"{indent}{self.chance.choice(names)} {operator}= small({self.expression(names, 1)})"]

    def make_unpack(self, known, names, depth, place, indent):
        first, second = self.name("v"), self.name("v")
        star = self.pick("", "*")
        line = f"{indent}{first}, {star}{second} = stable({self.expression(names, 2)})"
        known += [first, second]
        return [line]

    def make_item(self, known, names, depth, place, indent):
        if not names:
            return self.make_show(known, names, depth, place, indent)
        target = f"{self.chance.choice(names)}[{self.pick('0', '1:2', self.atom(names))}]"
        return [f"{indent}{self.pick(f'{target} = {self.atom(names)}', f'del {target}')}"]

    def make_if(self, known, names, depth, place, indent):
        lines = [f"{indent}if {self.expression(names, 2)}:", *self.block(names, depth - 1, place, indent + "    ")]
        if self.chance.random() < 0.5:
            lines += [f"{indent}elif {self.expression(names, 1)}:", *self.block(names, depth - 1, place, indent + "    ")]
        if self.chance.random() < 0.5:
            lines += [f"{indent}else:", *self.block(names, depth - 1, place, indent + "    ")]
        return lines

    def make_for(self, known, names, depth, place, indent):
        variable = self.name("i")
        source = self.pick("range(3)", f"pair({self.expression(names, 1)})", "enumerate('ab')", "{1: 2, 'k': 3}.items()")
        inner = (*names, variable)
        lines = [f"{indent}for {variable} in {source}:", *self.block(inner, depth - 1, place + " loop", indent + "    ")]
        if self.chance.random() < 0.3:
            lines += [f"{indent}else:", *self.block(names, depth - 1, place, indent + "    ")]
        return lines

    def make_while(self, known, names, depth, place, indent):
        counter = self.name("n")
        body = self.block(names, depth - 1, place + " loop", indent + "    ")
        return [f"{indent}{counter} = 0", f"{indent}while {counter} < 3:", f"{indent}    {counter} += 1", *body]

    def make_try(self, known, names, depth, place, indent):
        inner = indent + "    "
        lines = [f"{indent}try:", *self.block(names, depth - 1, place, inner)]
        error = self.name("e")
        caught = self.pick("Exception", self.chance.choice(ERRORS), f"({', '.join(self.chance.sample(ERRORS, 2))})")
        with_handler = self.chance.random() < 0.85
        if with_handler:
            lines += [f"{indent}except {caught} as {error}:", f"{inner}print({error!r}, type({error}).__name__)"]
            lines += self.block(names, depth - 1, place, inner)
            if self.chance.random() < 0.3:
                lines += [f"{indent}else:", *self.block(names, depth - 1, place, inner)]
        if not with_handler or self.chance.random() < 0.4:
            # A jump out of `finally` is a warning since 3.14.
            calm = place.replace("function", "").replace("loop", "")
            lines += [f"{indent}finally:", *self.block(names, depth - 1, calm.replace("generator", ""), inner)]
        return lines

    def make_match(self, known, names, depth, place, indent):
        inner = indent + "        "
        capture = self.name("m")
        patterns = self.chance.sample(
            (
                f"int({capture})", f"[{capture}]", f"[1, *{capture}]", f"{{1: {capture}}}", f"str() as {capture}", "None",
                f"({capture}, _)", "0 | 1", f"[[{capture}], *_]", f"{{'a': {capture}, **_rest}}", "float()", "'abc'", "-1 | 2",
            ),
            3,
        )
        lines = [f"{indent}match {self.expression(names, 2)}:"]
        for pattern in patterns:
            guard = self.pick("", "", f" if {self.expression(names, 1)}")
            bound = (*names, capture) if capture in pattern else names
            lines += [f"{indent}    case {pattern}{guard}:", *self.block(bound, depth - 1, place, inner)]
        return lines + [f"{indent}    case _:", *self.block(names, depth - 1, place, inner)]

    def make_with(self, known, names, depth, place, indent):
        manager = self.name("w")
        head = f"{indent}with Manager({self.pick('True', 'False')}) as {manager}:"
        return [head, *self.block((*names, manager), depth - 1, place, indent + "    ")]

    def make_yield(self, known, names, depth, place, indent):
        if self.chance.random() < 0.25:
            return [f"{indent}yield from pair({self.expression(names, 1)})"]
        name = self.name("v")
        known.append(name)
        return [f"{indent}{name} = yield {self.expression(names, 2)}"]

    def make_return(self, known, names, depth, place, indent):
        return [f"{indent}return {self.expression(names, 2)}"]

    def make_raise(self, known, names, depth, place, indent):
        cause = self.pick("", "", " from None", " from OSError('cause')")
        return [f"{indent}raise {self.chance.choice(ERRORS)}({self.atom(names)}){cause}"]

    def make_break(self, known, names, depth, place, indent):
        return [f"{indent}break"]

    def make_continue(self, known, names, depth, place, indent):
        return [f"{indent}continue"]

    # Definitions

    def definition(self, names: tuple[str, ...]) -> tuple[str, list[str]]:
        """A function or generator with parameters of several kinds."""
        name = self.name("f")
        first, second, rest, keyword, others = (self.name("p") for _ in range(5))
        parameters, bound = [first], [first]
        if self.chance.random() < 0.6:
            parameters.append(f"{second}={self.atom(names)}")
            bound.append(second)
        if self.chance.random() < 0.4:
            parameters += [f"*{rest}", f"{keyword}={self.atom(names)}"]
            bound += [rest, keyword]
        if self.chance.random() < 0.3:
            parameters.append(f"**{others}")
            bound.append(others)
        place = self.pick("function", "function", "generator")
        indent = "    "
        lines = [f"def {name}({', '.join(parameters)}):"]
        if place == "generator":
            lines.append(f"{indent}yield {first}")
        if self.chance.random() < 0.35:
            # A closure that changes a variable of the function around it.
            cell, inner = self.name("c"), self.name("g")
            lines += [
                f"{indent}{cell} = {self.atom(tuple(bound))}", f"{indent}def {inner}(x={first}):", f"{indent}    nonlocal {cell}",
                f"{indent}    {cell} = {self.expression((cell, 'x', first), 2)}", f"{indent}    return {cell}, x",
            ]
            bound += [cell]
            lines.append(f"{indent}attempt({inner!r}, {inner})")
        lines += self.block((*names, *bound), 2, place, indent)
        lines += self.block((*names, *bound), 1, place, indent)
        return name, lines

    def class_definition(self, names: tuple[str, ...], bases: list[str]) -> tuple[str, list[str]]:
        name = self.name("K")
        base = f"({self.chance.choice(bases)})" if bases and self.chance.random() < 0.6 else ""
        lines = [f"class {name}{base}:", f"    attribute = {self.atom(names)}"]
        if self.chance.random() < 0.6:
            lines += ["    def __init__(self, value=0):", "        self.value = value", f"        self.other = {self.atom(names)}"]
        special = self.chance.sample(
            (
                ("__add__", "self, o"), ("__radd__", "self, o"), ("__eq__", "self, o"), ("__lt__", "self, o"), ("__len__", "self"),
                ("__getitem__", "self, o"), ("__contains__", "self, o"), ("__bool__", "self"), ("__call__", "self, o=1"),
                ("__getattr__", "self, o"), ("__iter__", "self"), ("__index__", "self"), ("__hash__", "self"), ("method", "self, o=2"),
            ),
            3,
        )
        for method, parameters in special:
            known = ("self.attribute", "o") if ", o" in parameters else ("self.attribute",)
            if method == "__getattr__":
                known = ("o",)
            body = self.expression(known, 2)
            if method == "__index__":
                body = f"small({body})"
            lines += [f"    def {method}({parameters}):", f"        return {body}"]
        if self.chance.random() < 0.4:
            lines += ["    @property", "    def computed(self):", f"        return {self.expression(('self.attribute',), 2)}"]
        lines.append(f"    def __repr__(self):\n        return {name + '()'!r}")
        return name, lines

    def program(self) -> str:
        """A whole program."""
        self.number = 0
        lines = [
            PRELUDE,
            PROTOCOLS_PRELUDE,
            CALLS_PRELUDE,
            SHAPES_PRELUDE,
            LIBRARIES_PRELUDE,
            "def small(value):\n    return value % 9 if isinstance(value, int) else value\n",
            "def pair(value):\n    return value if isinstance(value, (list, tuple, str)) else (value, value)\n",
            "class Manager:\n    def __init__(self, swallow):\n        self.swallow = swallow\n",
            "    def __enter__(self):\n        print('enter')\n        return self\n",
            "    def __exit__(self, kind, value, traceback):\n        print('exit', kind and kind.__name__)\n        return self.swallow\n",
        ]
        names = ("one", "two", "three")
        for name in names:
            lines.append(f"{name} = {self.pick(self.atom(()), self.display((), 1).replace('pair', 'list'))}")
        lines.insert(-3, "")
        classes: list[str] = []
        for _ in range(self.chance.randrange(3)):
            name, text = self.class_definition((), classes)
            classes.append(name)
            lines += text
        for name in classes:
            value = self.name("o")
            lines += [f"{value} = {name}()"]
            for use in self.chance.sample(
                (f"{value} + 1", f"2 + {value}", f"{value} == {value}", f"{value} < 3", f"len({value})", f"{value}[0]", f"1 in {value}",
                 f"bool({value})", f"{value}()", f"{value}.missing", f"list({value})", f"range(5)[{value}]", f"{value}.method()",
                 f"hash({value}) and 0", f"{value}.computed", f"{name}(1, 2, 3)", f"{name}.attribute", f"{value}.computed.real",
                 f"sorted([{value}, {value}])", f"[*{value}]", f"{name}.__mro__", f"vars({value})"), 6):
                lines.append(f"attempt({use!r}, lambda: {use})")
        for _ in range(self.chance.randrange(1, 4)):
            name, text = self.definition(names)
            lines += text
            for _ in range(3):
                arguments = ", ".join(self.atom(names) for _ in range(self.pick(1, 1, 2, 3)))
                extra = self.pick("", "", ", unknown=1")
                lines.append(f"attempt({name!r}, lambda: {name}({arguments}{extra}))")
        lines += self.pieces()
        lines += self.shapes()
        lines += self.libraries()
        for _ in range(self.chance.randrange(60)):
            lines.append(f"attempt({self.name('y')!r}, lambda: {self.odd_call()})")
        for _ in range(self.chance.randrange(6, 14)):
            lines.append(f"attempt({self.name('x')!r}, lambda: {self.expression(names, 4)})")
        return "\n".join(lines) + "\n"
