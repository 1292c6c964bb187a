"""Pieces of random programs in which one construct of the language meets another: special methods, generators that are
driven from outside, groups of exceptions, patterns, coroutines, closures, calls with all kinds of arguments, and texts.

Each piece is a list of lines that define something, use it in several ways and print what comes of it.
"""

from __future__ import annotations

PRELUDE = '''\
import warnings
warnings.simplefilter("ignore")

def tree(error, depth=0):
    kind = type(error).__name__
    if isinstance(error, BaseExceptionGroup):
        inside = ", ".join(tree(part, depth + 1) for part in error.exceptions)
        kind += f"({error.message!r}: [{inside}])"
    else:
        kind += show(error.args)
    for link in ("__cause__", "__context__"):
        if depth < 3 and getattr(error, link) is not None:
            kind += f" {link} {tree(getattr(error, link), depth + 2)}"
    return kind

def outcome(label, function):
    try:
        print(label, ascii(show(function())))
    except BaseException as error:
        print(label, ascii(tree(error)))

def drive(label, steps, generator):
    # Closed at the end until it is, since it is not said when a generator that is left alone ends.
    for name, *arguments in [*steps, *[("close",)] * 9]:
        try:
            print(label, name, ascii(show(getattr(generator, name)(*arguments))))
        except BaseException as error:
            print(label, name, ascii(tree(error)))

def finish(coroutine):
    # What ended is left alone: closing it again may still reach what it drove.
    sent = []
    try:
        while len(sent) < 20:
            sent.append(coroutine.send(len(sent) or None))
    except StopIteration as stop:
        return stop.value, sent
    coroutine.close()
    return sent

class Pause:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        return (yield self.value)

class Guard:
    def __init__(self, label, swallow=False, fail=None):
        self.label, self.swallow, self.fail = label, swallow, fail
    def __enter__(self):
        print("enter", self.label)
        return self.label
    def __exit__(self, kind, value, traceback):
        print("exit", self.label, kind and kind.__name__)
        if self.fail:
            raise self.fail(self.label)
        return self.swallow
    async def __aenter__(self):
        await Pause("aenter")
        return self.__enter__()
    async def __aexit__(self, *details):
        await Pause("aexit")
        return self.__exit__(*details)

class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x=0, y=None):
        self.x, self.y = x, y
    def __repr__(self):
        return f"Point({show(self.x)}, {show(self.y)})"

'''
RAISED = ("ValueError", "TypeError", "KeyError", "OSError", "ZeroDivisionError", "RuntimeError")
WORDS = ("''", "'a'", "'ab'", "'abcabc'", "'Ab C'", "' '", "'ß'", "'İx'", "'ﬁ'", "'a\\nb\\r\\nc'", "'\\t1'", "'x\\u0301'", "'٣'", "None", "5")
NUMBERS = ("0", "1", "-1", "7", "255", "-256", "10**20", "-2**70", "True", "0.5", "-1.5", "1e22", "1e-7", "123456.789", "float('inf')", "2.5+1j")
POSITIONS = ("None", "0", "1", "-1", "2", "-2", "3", "10", "-10")
BINARY = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "and": "&", "or": "|", "xor": "^", "matmul": "@", "lshift": "<<"}


class Protocols:
    """What `Generator` makes besides plain expressions and statements."""

    def pieces(self) -> list[str]:
        """A few of them."""
        makers = (
            self.operators, self.containers, self.attributes, self.inheritance, self.driven, self.groups, self.patterns, self.coroutines,
            self.closures, self.signatures, self.texts, self.formats, self.slices, self.managers, self.orders, self.numerals,
        )
        return [line for maker in self.chance.sample(makers, 5) for line in maker()]

    def uses(self, count: int, make) -> list[str]:
        """Lines that print what some expressions come to."""
        return [f"outcome({self.name('u')!r}, lambda: {make()})" for _ in range(count)]

    def words(self, count: int) -> str:
        return ", ".join(self.chance.choice(WORDS) for _ in range(count))

    def operators(self) -> list[str]:
        first, second = self.name("K"), self.name("K")
        lines = []
        for name, base in ((first, self.pick("", "(int)", "(list)", "(str)")), (second, f"({first})" if self.chance.random() < 0.5 else "")):
            lines += [f"class {name}{base}:", f"    def __repr__(self): return '{name}'"]
            for operator in self.chance.sample(tuple(BINARY), 4):
                for prefix in self.chance.sample(("", "r", "i"), 2):
                    result = self.pick("NotImplemented", f"('{name}', '{prefix}{operator}', type(other).__name__)", "self", "1 // 0")
                    lines.append(f"    def __{prefix}{operator}__(self, other): return {result}")
            for comparison in self.chance.sample(("lt", "le", "gt", "ge", "eq", "ne"), 2):
                result = self.pick("NotImplemented", "True", "[]", "0", f"'{name} {comparison}'", "1 // 0")
                lines.append(f"    def __{comparison}__(self, other): return {result}")
            for unary, result in (("neg", "-1"), ("pos", "self"), ("invert", "None"), ("abs", "'abs'"), ("bool", self.pick("False", "True", "3"))):
                if self.chance.random() < 0.3:
                    lines.append(f"    def __{unary}__(self): return {result}")
        operands = (f"{first}()", f"{second}()", "1", "'x'", "[1]", "2.5", "None")

        def use():
            left, right = self.chance.choice(operands[:2]), self.chance.choice(operands)
            if self.chance.random() < 0.5:
                left, right = right, left
            symbol = self.pick(*BINARY.values(), "<", "<=", ">", ">=", "==", "!=", "in")
            return self.pick(f"{left} {symbol} {right}", f"{left} {symbol} {right}", f"{self.pick('-', '+', '~', 'not ')}{left}", f"abs({left})", f"bool({left})")

        lines += self.uses(8, use)
        for _ in range(3):
            function = self.name("f")
            symbol = self.chance.choice(tuple(BINARY.values()))
            lines += [f"def {function}(left, right):", f"    left {symbol}= right", "    return left"]
            lines.append(f"outcome({function!r}, lambda: {function}({self.chance.choice(operands)}, {self.chance.choice(operands)}))")
        return lines

    def containers(self) -> list[str]:
        name = self.name("K")
        lines = [f"class {name}{self.pick('', '(dict)', '(list)', '(tuple)')}:", f"    def __repr__(self): return '{name}'"]
        choices = (
            ("__len__(self)", self.pick("2", "-1", "'x'", "2**70", "True")), ("__getitem__(self, key)", self.pick("key", "[5, 6][key]", "{1: 2}[key]")),
            ("__setitem__(self, key, value)", "print('set', show(key), show(value))"), ("__delitem__(self, key)", "print('del', show(key))"),
            ("__contains__(self, item)", self.pick("item", "[]", "1 // 0")), ("__iter__(self)", self.pick("iter([1, 2])", "5", "self", "(i for i in 'ab')")),
            ("__next__(self)", self.pick("next(iter([]))", "1 // 0")), ("__reversed__(self)", self.pick("'r'", "iter([2, 1])")),
            ("__missing__(self, key)", "('missing', key)"), ("__length_hint__(self)", self.pick("3", "-1", "'x'", "NotImplemented")),
            ("__index__(self)", self.pick("1", "'x'", "True", "2**70")), ("__hash__(self)", self.pick("1", "'x'", "2**70")),
            ("__str__(self)", self.pick("'text'", "5")), ("__format__(self, form)", self.pick("form + '!'", "5")), ("__int__(self)", self.pick("4", "4.5")),
            ("__float__(self)", self.pick("1.5", "1")), ("__bytes__(self)", self.pick("b'b'", "'b'")), ("keys(self)", self.pick("['a']", "[1]", "5")),
            ("__call__(self, *a, **k)", "(a, k)"), ("__round__(self, n=None)", "n"), ("__complex__(self)", self.pick("1j", "2")), ("__dir__(self)", "['b', 'a']"),
        )
        for head, result in self.chance.sample(choices, 9):
            lines.append(f"    def {head}: return {result}")
        value = f"{name}()"
        uses = (
            "len(o)", "o[1]", "o[1:2]", "o['q']", "o[..., 1]", "1 in o", "[*o][:4]", "list(zip(o, range(3)))", "reversed(o)", "list(reversed(o))[:3]", "range(9)[o]",
            "'abcd'[o:]", "hash(o) and 0", "{o: 1}", "str(o)", "f'{o}'", "f'{o:>3}'", "f'{o!r:>4}'", "int(o)", "float(o)", "bytes(o)", "complex(o)", "dict(o)", "dict(**o)",
            "o(1, k=2)", "round(o)", "round(o, 2)", "len(dir(o)) > 5", "next(o)", "bool(o)", "tuple(o)[:3]", "operator.length_hint(o, 7)", "sum(o)", "max(o)",
            "'%d' % o", "'%s' % (o,)", "'%(a)s' % o", "[1, 2, 3][o]", "o == o", "sorted(o)", "hex(o)", "chr(o)", "[0] * o", "o.keys()", "iter(o) is o",
            "setattr(o, 'x', 1)", "o.__class__", "operator.setitem(o, 1, 2)", "operator.delitem(o, 1)", "dict.fromkeys(o, 0)", "' '.join(o)", "any(o)",
        )
        lines.insert(0, "import operator")
        return lines + [f"outcome({use!r}, lambda o={value}: {use})" for use in self.chance.sample(uses, 14)]

    def attributes(self) -> list[str]:
        name, watcher = self.name("K"), self.name("D")
        lines = [f"class {watcher}:"]
        for head, result in self.chance.sample((
            ("__get__(self, instance, owner=None)", "('get', type(instance).__name__, owner and owner.__name__)"), ("__set__(self, instance, value)", "print('set', show(value))"),
            ("__delete__(self, instance)", "print('delete')"), ("__set_name__(self, owner, name)", "print('named', owner.__name__, name)"),
        ), 3):
            lines.append(f"    def {head}: return {result}")
        lines += [f"class {name}:", f"    watched = {watcher}()", f"    plain = {self.atom(())}"]
        if self.chance.random() < 0.3:
            lines.append(f"    __slots__ = {self.pick(repr(('a', '__dict__')), repr(('a', 'b')), repr(['plain']), repr('a'))}")
        for head, result in self.chance.sample((
            ("__getattr__(self, name)", self.pick("('missing', name)", "[][0]")), ("__setattr__(self, name, value)", self.pick("print('setattr', name)", "object.__setattr__(self, name, [value])")),
            ("__delattr__(self, name)", "print('delattr', name)"), ("__getattribute__(self, name)", self.pick("object.__getattribute__(self, name)", "name")),
        ), 2):
            lines.append(f"    def {head}: return {result}")
        lines += ["    @property", f"    def p(self): return {self.pick('1', 'self.q', 'self.missing')}"]
        if self.chance.random() < 0.5:
            lines += ["    @p.setter", "    def p(self, value): self.q = value"]
        lines += ["    @classmethod", "    def c(cls, *rest): return cls.__name__, rest", "    @staticmethod", "    def s(*rest): return rest"]
        statements = ("o.a", "o.a = 1", "del o.a", "o.watched", "o.watched = 2", "del o.watched", "o.p", "o.p = 3", "del o.p", "o.plain", "o.plain = 4", "del o.plain", "o.zz", "o.c(1)", "o.s(1)",
                      f"{name}.c()", f"{name}.s(2)", f"{name}.watched", f"{name}.p.fset and 1", f"{name}.plain", f"del {name}.plain", f"{name}.zz", "vars(o)", "o.__dict__", "o.__class__.__name__", "hasattr(o, 'zz')", "getattr(o, 'zz', 5)")
        lines.append(f"o = {name}()")
        for statement in self.chance.choices(statements, k=12):
            function = self.name("f")
            word = "" if " = " in statement or statement.startswith("del ") else "return "
            lines += [f"def {function}(): {word}{statement}", f"outcome({statement!r}, {function})"]
        return lines

    def inheritance(self) -> list[str]:
        names = [self.name("K") for _ in range(4)]
        lines = []
        if self.chance.random() < 0.5:
            lines += ["class Meta(type):", "    def __call__(cls, *a, **k): print('call', cls.__name__); return super().__call__(*a, **k)",
                      "    def __getattr__(cls, name): return 'meta ' + name", "    def __len__(cls): return 3", "    def __iter__(cls): return iter('mt')"]
            lines.append(f"class {names[0]}(metaclass=Meta):")
        else:
            lines.append(f"class {names[0]}{self.pick('', '(Exception)', '(dict)', '(int)')}:")
        lines += ["    def m(self, log): return log + ['root']", "    def __init_subclass__(cls, **k): super().__init_subclass__(); print('subclass', cls.__name__, show(k))"]
        for name, bases in zip(names[1:], self.pick((names[:1], names[:1], [names[1], names[2]]), (names[:1], [names[1]], [names[1], names[2]]), ([names[0]], [names[0]], [names[2], names[1]]), (names[:1], [], [names[2], names[1]]))):
            keyword = [f"k={self.atom(())}"] if self.chance.random() < 0.2 and bases else []
            lines += [f"class {name}({', '.join([*bases, *keyword])}):", "    def m(self, log):", f"        return super().m(log + [{name!r}, __class__.__name__])"]
            if self.chance.random() < 0.3:
                lines += ["    def __new__(cls, *a):", "        print('new', cls.__name__)", "        return super().__new__(cls, *a)"]
            if self.chance.random() < 0.3:
                lines += ["    def __init__(self, *a):", "        print('init', show(a))", "        super().__init__(*a)"]
            if self.chance.random() < 0.2:
                lines += [f"    {self.pick('__hash__', '__eq__', '__iter__', '__call__', '__add__', '__len__')} = None"]
        last = names[-1]
        uses = (f"{last}().m([])", f"{names[1]}().m([])", f"{names[2]}().m([])", f"[c.__name__ for c in {last}.__mro__]", f"{last}.nothing", f"len({last})", f"list({last})", f"{last}(1)", f"{last}(1, 2)",
                f"super({names[1]}, {last}()).m([])", f"super({last}, {last}).m", f"isinstance({last}(), {names[1]})", f"issubclass({names[1]}, {last})", f"hash({last}()) and 0", f"{last}() == {last}()",
                f"{last}()()", f"{last}() + 1", f"iter({last}())", f"bool({last}())", f"super({last}, 5)", f"super().m", f"type({last}())('x')", f"{last}.m({last}(), [])", f"{last}.m()")
        return lines + [f"outcome({use!r}, lambda: {use})" for use in self.chance.sample(uses, 11)]

    def driven(self) -> list[str]:
        name = self.name("g")
        lines = [f"def inner_{name}(start):", "    try:", "        got = yield start", f"        {self.pick('got = yield got', 'yield from (7, 8)', 'return got', 'raise KeyError(got)')}",
                 f"    except {self.chance.choice(RAISED)} as error:", f"        {self.pick('yield error.args', 'return 4', 'raise', 'raise RuntimeError(1) from error')}"]
        if self.chance.random() < 0.6:
            lines += ["    finally:", f"        {self.pick('got = 5', 'yield 6', 'got = 1')}"]
        lines += ["    return 'inner'", f"def {name}(first):", "    last = None"]
        for _ in range(self.chance.randrange(2, 5)):
            kind = self.chance.randrange(6)
            if kind == 0:
                lines.append(f"    last = yield {self.pick('last', 'first', '(last, first)')}")
            elif kind == 1:
                lines.append(f"    last = yield from {self.pick(f'inner_{name}(last)', '[1, 2]', 'iter((3,))', f'inner_{name}(first)')}")
            elif kind == 2:
                lines += ["    try:", f"        last = yield {self.pick('1', 'last')}", f"    except {self.pick('GeneratorExit', 'BaseException', *RAISED)}:", f"        {self.pick('yield 9', 'pass', 'raise', 'return last', 'last = yield from (4, 5)')}"]
            elif kind == 3:
                lines += [f"    for item in {self.pick('range(2)', f'inner_{name}(0)', '(yield)' + ' or ()')}:", f"        {self.pick('last = yield item', 'yield from [item]', 'if item: continue')}"]
            elif kind == 4:
                lines += [f"    with Guard({self.atom(())}, {self.pick('True', 'False')}):", "        last = yield 'guarded'"]
            else:
                lines += ["    try:", f"        yield {self.pick('first', '-1')}", "    finally:", f"        {self.pick('print(show(last))', 'yield 10', 'last = [last]')}"]
        lines.append(f"    return {self.pick('last', 'first', '[last]')}")
        for _ in range(3):
            steps = []
            for _ in range(self.chance.randrange(3, 8)):
                error = self.chance.choice((*RAISED, "GeneratorExit", "StopIteration"))
                steps.append(self.pick("('__next__',)", "('__next__',)", "('send', None)", f"('send', {self.atom(())})", f"('throw', {error})", f"('throw', {error}({self.atom(())}))", "('close',)"))
            lines.append(f"drive({name!r}, [{', '.join(steps)}], {name}({self.atom(())}))")
        return lines

    def group(self, depth: int) -> str:
        if depth == 0 or self.chance.random() < 0.3:
            return f"{self.chance.choice(RAISED)}({self.pick('1', repr('x'), '')})"
        inside = ", ".join(self.group(depth - 1) for _ in range(self.chance.randrange(1, 4)))
        return f"ExceptionGroup({self.name('G')!r}, [{inside}])"

    def groups(self) -> list[str]:
        name = self.name("f")
        lines = [f"def {name}(error):", "    try:", f"        {self.pick('raise error', 'raise error from ArithmeticError(0)', 'if error: raise error')}"]
        for _ in range(self.chance.randrange(1, 4)):
            kinds = self.pick(self.chance.choice(RAISED), f"({', '.join(self.chance.sample(RAISED, 2))})", "LookupError", "Exception")
            body = self.pick("pass", "raise", "raise KeyError(2)", "raise RuntimeError(3) from caught", "caught.add_note('n')", "raise caught", "raise ExceptionGroup('new', [caught])", "raise ValueError(4) from None")
            lines += [f"    except* {kinds} as caught:", "        print(ascii(tree(caught)))", f"        {body}"]
        if self.chance.random() < 0.3:
            lines += ["    else:", "        print('else')"]
        if self.chance.random() < 0.3:
            lines += ["    finally:", f"        {self.pick('print(5)', 'error = None')}"]
        lines.append("    return 'calm'")
        lines += self.uses(4, lambda: f"{name}({self.pick(self.group(2), self.group(3), 'None')})")
        condition = self.pick("ValueError", "(KeyError, OSError)", "lambda e: len(str(e)) < 2", "lambda e: isinstance(e, ExceptionGroup)", "5", "LookupError")
        return lines + self.uses(3, lambda: f"{self.group(3)}.{self.pick('split', 'subgroup')}({condition})") + self.uses(2, lambda: f"ExceptionGroup({self.pick(repr('m'), '5')}, {self.pick('[]', '5', '[1]', '[KeyboardInterrupt()]', '(OSError(),)')})")

    def pattern(self, depth: int, bound: list[str]) -> str:
        def capture():
            bound.append(self.name("m"))
            return bound[-1]
        def part():
            return self.pattern(depth - 1, bound)
        kinds = [lambda: "_", capture, lambda: self.pick("0", "1", "-1", "'a'", "None", "True", "1.5", "b'x'", "2+1j"), lambda: f"{self.pick('int', 'str', 'list', 'Point', 'float', 'bool')}()"]
        if depth > 0:
            kinds += [
                lambda: f"[{part()}, {part()}]", lambda: f"({part()}, *{capture()})", lambda: f"[*_, {part()}]", lambda: f"[{part()}, *_, {part()}]", lambda: f"{{'k': {part()}}}", lambda: f"{{1: {part()}, **{capture()}}}",
                lambda: f"Point({part()})", lambda: f"Point({part()}, {part()})", lambda: f"Point(y={part()})", lambda: f"Point({part()}, x=_)", lambda: f"int({part()})", lambda: f"str({part()})",
                lambda: f"({part()} as {capture()})", lambda: f"({self.pick('1', repr('a'))} | {self.pick('Point()', '[_]', 'None')})", lambda: "[]", lambda: "{}", lambda: f"Point(z={part()})",
            ]
        return self.chance.choice(kinds)()

    def patterns(self) -> list[str]:
        name = self.name("f")
        lines = [f"def {name}(subject):", "    match subject:"]
        for number in range(4):
            bound: list[str] = []
            pattern = self.pattern(2, bound)
            guard = f" if {self.pick('subject', bound[0] if bound else '1', 'not subject')}" if self.chance.random() < 0.3 else ""
            if pattern == "_" or pattern in bound:
                guard = " if subject"
            lines += [f"        case {pattern}{guard}:", f"            return {number}, [{', '.join(bound)}]"]
        subjects = ("0", "1", "'a'", "'abc'", "None", "True", "1.5", "[]", "[1]", "[1, 2]", "(1, 'a', 3)", "{'k': 1}", "{1: [1, 2], 2: 3}", "{}", "Point()", "Point(1, 2)", "Point([1, 2], 'a')", "Point(Point(), {'k': None})",
                    "b'x'", "range(2)", "2+1j", "bytearray(b'x')", "[[1, 'a'], None]", "-1")
        return lines + [f"outcome({subject!r}, lambda: {name}({subject}))" for subject in self.chance.sample(subjects, 9)]

    def coroutines(self) -> list[str]:
        name, items = self.name("c"), self.name("a")
        lines = [f"async def {items}(count):", "    try:", "        for i in range(count):", f"            got = yield {self.pick('i', 'await Pause(i)', '(i, await Pause(-i))')}",
                 f"            {self.pick('if got: return', 'await Pause(got)', 'if i > 2: raise KeyError(i)', 'pass')}", "    finally:", f"        {self.pick('count = 99', 'count = 98')}",
                 f"async def {name}(n):", "    out = []"]
        for _ in range(self.chance.randrange(2, 5)):
            kind = self.chance.randrange(7)
            if kind == 0:
                lines.append(f"    out.append(await Pause({self.pick('n', 'out', repr('p'))}))")
            elif kind == 1:
                lines += [f"    async for item in {items}(n):", f"        {self.pick('out.append(item)', 'break', 'if item: continue', 'await Pause(item)')}"]
                if self.chance.random() < 0.4:
                    lines += ["    else:", "        out.append('else')"]
            elif kind == 2:
                fail = self.pick("", "", ", fail=OSError")
                lines += [f"    async with Guard('g', {self.pick('True', 'False')}{fail}) as g:", f"        {self.pick('out.append(await Pause(g))', 'raise KeyError(n)', 'return out', '1 // 0')}"]
            elif kind == 3:
                body = self.pick("i", "await Pause(i)", "(i, n)")
                lines.append(f"    out.append({self.pick('[]', '{}')[0]}{body} async for i in {items}(2){self.pick('', ' if i')}" + ("]" if lines[-1].endswith("[") else "") + ")")
                opening = lines[-1].split("out.append(")[1][0]
                lines[-1] = lines[-1][:-1] + ("]" if opening == "[" else "}") + ")"
            elif kind == 4:
                lines += ["    try:", f"        out.append(await {self.pick('Pause(1)', f'{items}(1).__anext__()', f'{items}(0).__anext__()', '5', 'Guard(1)', f'{items}(2).athrow(ValueError(1))', f'{items}(2).aclose()', f'{items}(2).asend(None)', f'{items}(2).asend(1)')})",
                          f"    except {self.pick('BaseException', 'StopAsyncIteration', 'TypeError')} as error:", "        out.append(tree(error))"]
            elif kind == 5:
                lines.append(f"    out.append(await {name}(n - 1) if n > 0 else {self.pick('None', 'await Pause(7)')})")
            else:
                lines.append(f"    out += [await Pause(i) for i in range(n) if {self.pick('i', 'await Pause(8)', 'True')}]")
        lines.append("    return out")
        return lines + self.uses(3, lambda: f"finish({name}({self.pick('0', '1', '2', '3')}))") + self.uses(1, lambda: f"finish({items}(2).__anext__())")

    def closures(self) -> list[str]:
        name = self.name("f")
        lines = [f"def {name}(a, b=[]):", "    total = 0"]
        for _ in range(3):
            kind = self.chance.randrange(6)
            inner = self.name("h")
            if kind == 0:
                lines += [f"    def {inner}(x):", f"        nonlocal {self.pick('total', 'a')}", f"        total{self.pick('', ' ')}= {self.pick('x', 'b', '1')}" if self.chance.random() < 0.3 else f"        {self.pick('total', 'a')} = x", "        return total, a",
                          f"    b.append({inner}(len(b)))"]
            elif kind == 1:
                lines += [f"    {inner} = [lambda{self.pick('', ' i=i')}: (i, total) for i in range(3)]", f"    b.append([g() for g in {inner}])"]
            elif kind == 2:
                lines += [f"    for i in range(2):", f"        def {inner}(): return i, {self.pick('a', 'total', 'later')}", f"    b.append({inner}())"]
            elif kind == 3:
                lines += [f"    class {inner}:", f"        {self.pick('a', 'total')} = {self.pick('a', '5')}" if self.chance.random() < 0.6 else "        z = a", f"        here = {self.pick('total', 'a')}", f"        def m(self): return a, total, __class__.__name__", f"    b.append(({inner}.here, {inner}().m()))"]
            elif kind == 4:
                lines += [f"    b.append([{inner} := {self.pick('x', 'x + total', 'a')} for x in range(3)])", f"    b.append({inner})"]
            else:
                lines += [f"    def {inner}(n):", f"        return [n, total] + ({inner}(n - 1) if n else [])", f"    b.append({inner}({self.pick('2', '0', '1')}))", "    total += 1"]
        lines += [f"    {self.pick('later = 1', 'del total', 'total = None', 'pass')}", "    return b"]
        return lines + self.uses(3, lambda: f"{name}({self.atom(())}{self.pick('', ', [0]')})") + [f"outcome('locals', lambda: {name}.__defaults__)", f"outcome('free', lambda: {name}.__code__.co_freevars)"]

    def signatures(self) -> list[str]:
        name = self.name("f")
        parts, names, optional = [], [], False
        for letter in "abcd"[: self.chance.randrange(1, 5)]:
            optional = optional or self.chance.random() < 0.4
            parts.append(f"{letter}={self.pick('1', 'None', repr('d'))}" if optional else letter)
            names.append(letter)
            if self.chance.random() < 0.2 and "/" not in parts:
                parts.append("/")
        rest = self.pick("", "", "*rest", "*")
        if rest:
            parts.append(rest)
            names += [rest[1:]] if rest != "*" else []
            keyword = self.chance.sample(("k", "l", "m"), self.chance.randrange(1, 3))
            parts += [letter + self.pick("", "", "=2") for letter in keyword]
            names += keyword
        if self.chance.random() < 0.3:
            parts.append("**others")
            names.append("others")
        holder = self.pick("", "", "class")
        if holder:
            lines = [f"class Holder{name}:", f"    def {name}(self, {', '.join(parts)}):", f"        return {', '.join(names)},"]
            callee = f"Holder{name}().{name}"
        else:
            lines = [f"def {name}({', '.join(parts)}):", f"    return {', '.join(names)},"]
            callee = name

        def use():
            given = []
            for _ in range(self.chance.randrange(5)):
                given.append(self.pick("1", "'p'", "None", "*(5, 6)", "*[]", "*'xy'", "*5"))
            for key in self.chance.sample(("a", "b", "c", "d", "k", "l", "m", "zz"), self.chance.randrange(4)):
                given.append(f"{key}=3")
            # CPython looks at the mapping first.
            if self.chance.random() < 0.3 and "*5" not in given:
                given.append(self.pick("**{'k': 4}", "**{}", "**{'a': 7}", "**{1: 2}", "**5", "**{'l': 1, 'zz': 2}", "**{'b': 8}"))
            return f"{callee}({', '.join(given)})"

        return lines + self.uses(9, use)

    def texts(self) -> list[str]:
        def use():
            receiver = self.chance.choice(WORDS[:-2])
            method = self.pick("find", "rfind", "index", "count", "startswith", "endswith", "replace", "split", "rsplit", "strip", "partition", "rpartition", "center", "ljust", "zfill", "splitlines", "expandtabs", "translate",
                               "removeprefix", "join", "title", "swapcase", "casefold", "upper", "lower", "capitalize", "isalnum", "isdecimal", "isnumeric", "isidentifier", "isascii", "encode", "maketrans")
            word, other, position, end = self.words(1), self.words(1), self.chance.choice(POSITIONS), self.chance.choice(POSITIONS)
            arguments = {
                "find": (word, f"{word}, {position}", f"{word}, {position}, {end}"), "count": (word, f"{word}, {position}, {end}"), "startswith": (word, f"({word}, {other})", f"{word}, {position}, {end}"),
                "replace": (f"{word}, {other}", f"{word}, {other}, {position}", f"{word}, {other}, count={position}"), "split": ("", word, f"{word}, {position}", f"sep={word}, maxsplit={position}"), "strip": ("", word), "partition": (word,),
                "center": (position, f"{position}, {word}"), "zfill": (position,), "splitlines": ("", "True", "keepends=1"), "expandtabs": ("", position), "translate": ("{97: 'x', 98: None}", word, "[1]"), "removeprefix": (word,),
                "join": (f"[{word}, {other}]", word), "encode": ("", "'ascii'", "'ascii', 'xmlcharrefreplace'", "'latin-1', 'ignore'", "'utf-16'", "'nope'", "'ascii', 'namereplace'"), "maketrans": (f"{{{word}: {other}}}", f"{word}, {other}", f"{word}, {other}, {word}"),
            }
            for same, like in (("rfind", "find"), ("index", "find"), ("endswith", "startswith"), ("rsplit", "split"), ("rpartition", "partition"), ("ljust", "center")):
                arguments[same] = arguments[like]
            call = f"{receiver}.{method}({self.chance.choice(arguments.get(method, ('',)))})"
            return call if self.chance.random() < 0.8 else self.pick(f"{receiver}[{position}:{end}]", f"{receiver} * {position}", f"{word} in {receiver}", f"{receiver} < {word}", f"sorted({receiver})", f"int({receiver})", f"float({receiver})", f"ascii({receiver})")

        return self.uses(12, use)

    def specification(self) -> str:
        return "".join((self.pick("", "", "<", ">", "^", "=", "*^", "x<", "0="), self.pick("", "", "+", "-", " "), self.pick("", "", "", "z"), self.pick("", "", "", "#"), self.pick("", "", "0"), self.pick("", "", "1", "9", "14"), self.pick("", "", "", ",", "_"),
                        self.pick("", "", ".0", ".1", ".3", ".10", "."), self.pick("", "", "", "d", "b", "o", "x", "X", "c", "e", "E", "f", "F", "g", "G", "n", "%", "s", "q")))

    def formats(self) -> list[str]:
        def use():
            value = self.pick(self.chance.choice(NUMBERS), self.chance.choice(NUMBERS), self.chance.choice(WORDS))
            specification = self.specification()
            percent = "%" + self.pick("", "", "-", "+", "0", "#", " ", "-+", "0#") + self.pick("", "", "1", "8", "*") + self.pick("", "", ".0", ".2", ".*", ".") + self.pick(*"diouxXeEfFgGcrsa", "%", "y")
            return self.pick(
                f"format({value}, {specification!r})", f"format({value}, {specification!r})", f"f'{{{value if chr(39) not in value else 5}:{specification}}}'", f"'{{:{specification}}}'.format({value})", f"{percent!r} % {value}",
                f"{percent!r} % ({self.pick('', '3, ', '2, 4, ')}{value},)", f"f'{{{7}!{self.pick('r', 's', 'a')}:{{{self.pick('3', '9', '6')}}}}}|'", f"'{{0:{{1}}}}{{}}'.format({value}, 5)", f"'{{0}} {{k[a]}} {{1.real}}'.format({value}, 2, k={{'a': 1}})",
                f"round({value}, {self.chance.choice(POSITIONS)})", f"str({value})",
            )
        return self.uses(12, use)

    def slices(self) -> list[str]:
        lines = []
        for _ in range(6):
            name = self.name("f")
            receiver = self.pick("[0, 1, 2, 3, 4]", "bytearray(b'abcde')", "list('abc')", "[]", "memoryview(bytearray(b'abcd'))", "range(5)", "(1, 2, 3)", "dict(a=1)")
            parts = [self.chance.choice(POSITIONS).replace("None", "") for _ in range(self.pick(2, 2, 3))]
            index = self.pick(":".join(parts), ":".join(parts), self.chance.choice(POSITIONS), "'a'", "1.5", "True", "0, 1")
            value = self.pick("[7, 8]", "'xy'", "b'zz'", "5", "[]", "range(3)", "o", "iter([1])", "None", "(i for i in 'pq')", "b''", "256")
            lines += [f"def {name}(o):", f"    {self.pick(f'o[{index}] = {value}', f'o[{index}] = {value}', f'del o[{index}]', f'o[{index}] += {value}', f'o = o[{index}]', f'o *= {self.chance.choice(POSITIONS)}')}", "    return o if not isinstance(o, memoryview) else o.tolist()",
                      f"outcome({index!r}, lambda: {name}({receiver}))"]
        return lines

    def managers(self) -> list[str]:
        name = self.name("f")
        guards = [f"Guard({number}, {self.pick('True', 'False', 'False')}{self.pick('', '', ', fail=OSError', ', fail=KeyError')}){self.pick('', f' as w{number}')}" for number in range(self.chance.randrange(1, 4))]
        act = lambda: self.pick("return 1", "raise ValueError(2)", "1 // 0", "pass", "continue", "break", "raise", "assert not n, n", "raise TypeError from KeyError(3)")
        lines = [f"def {name}(n):", "    for i in range(2):", "        try:", f"            with {', '.join(guards)}:", f"                {act()}", f"        except {self.pick('ValueError', 'ArithmeticError', 'Exception', '(OSError, TypeError)')} as e:", "            print(ascii(tree(e)))", f"            {act()}"]
        if self.chance.random() < 0.4:
            lines += ["        else:", f"            {act()}"]
        lines += ["        finally:", f"            {self.pick('print(i)', 'print(sys.exception() and tree(sys.exception()))', 'n += 1')}", "    else:", "        return 'else', n", "    return n"]
        return ["import sys", *lines, *self.uses(2, lambda: f"{name}({self.pick('0', '1')})")]

    def orders(self) -> list[str]:
        def use():
            items = f"[{', '.join(self.chance.choice(NUMBERS[:14]) for _ in range(self.chance.randrange(5)))}]"
            words = f"[{self.words(self.chance.randrange(4))}]"
            return self.pick(
                f"sorted({items}, key={self.pick('abs', 'str', 'lambda v: -v', 'lambda v: 0')}, reverse={self.pick('True', 'False')})", f"max({items}, default={self.pick('None', '3')})", f"min({words}, key={self.pick('len', 'str', 'repr')})",
                f"sum({items}, {self.pick('0', '0.5', '[]', '1j')})", f"sorted({words})", f"list(zip({items}, {words}, strict={self.pick('True', 'False')}))", f"list(enumerate({words}, {self.chance.choice(POSITIONS)}))",
                f"dict(zip({items}, {words}))", f"{{**dict.fromkeys({items}, 1), 'z': 2}}", f"list(map(lambda a, b: (a, b), {items}, {words}))", f"{items} {self.pick('<', '==', '>=', '+', '!=')} {words}", f"{items}.index({self.chance.choice(NUMBERS)})",
                f"list(filter(None, {items}))", f"all(v for v in {words})", f"len(set({items}))", f"dict({self.pick('[[1, 2]]', repr('ab'), '[(1,)]', repr(['ab', 'cd']), '5')})", f"tuple({items}) < tuple({items})", f"list(reversed({items}))[{self.chance.choice(POSITIONS)}:]",
                f"[a for a, *b in ({words}, {items})]", f"{{v: k for k, v in enumerate({items})}}", f"list(range({self.chance.choice(POSITIONS)}, {self.chance.choice(POSITIONS)}, {self.chance.choice(POSITIONS)}))", f"set({items}) - set({items}) == set()", f"frozenset({items}) >= set({items})",
            )
        return self.uses(11, use)

    def numerals(self) -> list[str]:
        def use():
            number, other = self.chance.choice(NUMBERS), self.chance.choice(NUMBERS)
            return self.pick(
                f"divmod({number}, {other})", f"pow({self.pick('3', '-2', '2**70')}, {self.pick('2', '-1', '10**20')}, {self.pick('7', '-5', '1', '0')})", f"({number}).__{self.pick('add', 'rsub', 'truediv', 'floordiv', 'mod', 'eq', 'lt')}__({other})",
                f"round({number}, {self.chance.choice(POSITIONS)})", f"int({number})", f"float({number})", f"complex({number}, {other})", f"({number}).{self.pick('real', 'imag', 'numerator', 'conjugate()', 'is_integer()', 'as_integer_ratio()', 'hex()', 'bit_length()', 'bit_count()', '__index__()', '__trunc__()', '__floor__()')}",
                f"int({self.pick(repr('12'), repr(' -0x1F '), repr('1_000'), repr('1__0'), repr('z'), repr('٣'), repr(''))}, {self.pick('10', '16', '0', '2', '36', '37', '1')})", f"({self.pick('5', '-5', '2**70', '255', 'True')}).to_bytes({self.pick('1', '2', '9', '0', '-1')}, {self.pick(repr('big'), repr('little'), repr('x'))}, signed={self.pick('True', 'False')})",
                f"int.from_bytes({self.pick('b' + repr('ab'), '[1, 255]', '[256]', 'b' + repr(''), '5')}, {self.pick(repr('big'), repr('little'))}, signed=True)", f"float({self.pick(repr('1e5'), repr(' inf '), repr('1_0.5'), repr('0x1p3'), repr('nan'), repr('1e400'), repr('.'), repr('-.5e-3'))})",
                f"float.fromhex({self.pick(repr('0x1.8p3'), repr('0x'), repr('1p-1080'), repr('inf'), repr('0x1p1024'))})", f"complex({self.pick(repr('1+2j'), repr('j'), repr('1 + 2j'), repr('nan-infj'), repr('(1j)'), repr(''))})", f"{number} {self.pick('//', '%', '/', '-', '<', '==')} {other}", f"hash({self.pick(number, '2**61 - 1', '-1', '0.5', '1e300', 'float(' + repr('inf') + ')', '1j', '2**61', '10**30')})",
                f"{number} ** {self.pick('2', '-1', '0.5', '0', '-2', '1j')}", f"abs({number})", f"~{number}", f"{number} << {self.pick('3', '-1', '0', '70')}", f"{number} >> {self.pick('3', '-1', '0', '70')}", f"bin({number})", f"{number} & {other}", f"int({self.pick('1e22', '-1.9', 'float(' + repr('nan') + ')', '10**40 / 3')})",
            )
        return self.uses(12, use)
