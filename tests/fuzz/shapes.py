"""Pieces of random programs about the shape of code: targets and stars, scopes of comprehensions and of `:=`, names that are
deleted, jumps out of nested `try` and `with`, classes that are made in unusual ways, and `asyncio` programs.

As in `protocols.py`, a piece is a list of lines that define something, use it and print what comes of it.
"""

from __future__ import annotations

PRELUDE = '''\
import asyncio

class Steps:
    """Fails at the step that it is told."""
    def __init__(self, label, enter=None, leave=None, swallow=()):
        self.label, self.enter, self.leave, self.swallow = label, enter, leave, swallow
    def __enter__(self):
        print("enter", self.label)
        if self.enter:
            raise self.enter(self.label)
        return self
    def __exit__(self, kind, error, traceback):
        print("exit", self.label, ascii(tree(error)) if error else None)
        if self.leave:
            raise self.leave(self.label)
        return kind is not None and issubclass(kind, self.swallow)
    async def __aenter__(self):
        await asyncio.sleep(0)
        return self.__enter__()
    async def __aexit__(self, *details):
        await asyncio.sleep(0)
        return self.__exit__(*details)

def run(label, main):
    outcome(label, lambda: asyncio.run(main()))

'''
RAISED = ("ValueError", "TypeError", "KeyError", "OSError", "RuntimeError", "StopIteration", "LookupError")
FEW = ("[]", "[1]", "[1, 2]", "(1, 2, 3)", "'ab'", "range(4)", "{1: 2, 3: 4}", "iter([5, 6])", "None", "5", "b'xy'", "[[1, 2], [3]]", "['ab', 'c']", "(i for i in range(3))")
MAPPINGS = ("{}", "{'a': 1}", "{'b': 2, 'c': 3}", "dict(x=1)", "{1: 2}", "[('a', 1)]", "None", "5", "{'a': 5, 'k': 6}")


class Shapes:
    """What `Generator` makes of the language besides expressions and protocols."""

    def shapes(self) -> list[str]:
        """A few pieces."""
        makers = (
            self.targets, self.stars, self.scopes, self.deletions, self.jumps, self.unwinding, self.metaclasses, self.lookups,
            self.starred_groups, self.tasks, self.generators_by_hand, self.annotations, self.walrus,
        )
        return [line for maker in self.chance.sample(makers, 4) for line in maker()]

    # Assignment and calls

    def target(self, depth: int, bound: list[str]) -> str:
        if depth == 0 or self.chance.random() < 0.4:
            kind = self.chance.randrange(6)
            if kind == 0:
                return f"box[{self.pick('0', '1', '-1', '9', 'len(box) - 1')}]"
            if kind == 1:
                return "box[1:1]"
            bound.append(self.name("t"))
            return bound[-1]
        parts = [self.target(depth - 1, bound) for _ in range(self.chance.randrange(1, 4))]
        if self.chance.random() < 0.4:
            place = self.chance.randrange(len(parts))
            if parts[place][0] not in "([":
                parts[place] = "*" + parts[place]
        return f"({', '.join(parts)},)" if self.chance.random() < 0.5 else f"[{', '.join(parts)}]"

    def targets(self) -> list[str]:
        lines = []
        for _ in range(5):
            bound: list[str] = []
            name = self.name("f")
            target = self.target(2, bound)
            shown = ", ".join(["box", *bound])
            how = self.chance.randrange(4)
            if how == 0:
                body = [f"    {target} = value", f"    return [{shown}]"]
            elif how == 1:
                body = [f"    for {target} in value:", f"        print(show([{shown}]))", f"    return [{shown}]"]
            elif how == 2:
                body = [f"    whole = {target} = box[0] = value", f"    return [{shown}]"]
            else:
                body = [f"    return [[{shown}] for {target} in value]"]
            lines += [f"def {name}(value):", "    box = [7, 8, 9]", *body]
            for _ in range(2):
                value = self.pick(self.chance.choice(FEW), f"[{self.chance.choice(FEW)}, {self.chance.choice(FEW)}]", f"({self.chance.choice(FEW)}, 1, {self.chance.choice(FEW)})")
                lines.append(f"outcome({target!r}, lambda: {name}({value}))")
        return lines

    def stars(self) -> list[str]:
        name = self.name("f")
        head = self.pick("*args, **rest", "a, *args, k=0, **rest", "a, b=2, /, c=3, *, d=4, **rest", "a, b, *, k", "a=1, *args", "*, a, b=1, **rest", "a, /, **rest", "", "a, *, a_b=1")
        names = [part.split("=")[0].strip("* /") for part in head.split(",")]
        lines = [f"def {name}({head}):", f"    return [{', '.join(part for part in names if part)}]"]

        def use():
            parts, named = [], False
            for _ in range(self.chance.randrange(5)):
                kind = self.chance.randrange(5)
                if kind == 0 and not named:
                    parts.append(self.atom(()))
                elif kind == 1:
                    parts.append(f"*{self.chance.choice(FEW)}" if not any(part.startswith("**") for part in parts) else f"**{self.chance.choice(MAPPINGS)}")
                    continue
                elif kind == 2:
                    parts.append(f"**{self.chance.choice(MAPPINGS)}")
                    named = True
                else:
                    keyword = self.pick("a", "k", "b", "d", "z")
                    if not any(part.startswith(f"{keyword}=") for part in parts):
                        parts.append(f"{keyword}={self.atom(())}")
                        named = True
            return f"{name}({', '.join(parts)})"

        def display():
            items = ", ".join(self.pick(f"*{self.chance.choice(FEW)}", self.atom(())) for _ in range(3))
            tables = ", ".join(self.pick(f"**{self.chance.choice(MAPPINGS)}", f"{self.pick('1', repr('a'))}: 9") for _ in range(3))
            return self.pick(f"[{items}]", f"({items},)", f"{{{tables}}}", f"dict({self.pick('', '[(1, 2)], ')}**{self.chance.choice(MAPPINGS)})", f"print({items}, sep='-')", f"[*{self.chance.choice(FEW)}, *{self.chance.choice(FEW)}][1:]")

        return lines + self.uses(6, use) + self.uses(4, display)

    # Scopes

    def scopes(self) -> list[str]:
        lines = []
        for _ in range(3):
            name = self.name("f")
            inner = self.pick(
                "[(x, y) for x in range(2) for y in range(x, 3)]", "[[x * y for y in items] for x in items]", "[lambda: x for x in items]", "{x: [x for x in range(x)] for x in items}",
                "[x for x in items if [y for y in items if y > x]]", "[(lambda y: x + y)(1) for x in items]", "list((x, n) for x in items for n in [n])", "[x for x in [x for x in items]]",
                "[y for x in items if (y := x) > 1]", "sorted({(x, z) for x in items for z in (x, -x)})", "[f'{x}{[x for x in range(2)]}' for x in items]", "[n for _ in items]", "[locals().get('x') for x in items]",
                "[(yy, xx) for xx, yy in enumerate(items)]", "[x for x in items for x in range(x)]", "sorted({x for x in items} | {y for y in range(2)})", "(lambda: [x for x in items])()",
                "[(x, *rest) for x, *rest in [items, 'ab']]", "[eval('x', {'x': 9}) for x in items]", "[print(x) or x for x in items if x]",
            )
            after = self.pick("x", "n", "items", "sorted(locals())", "[g() if callable(g) else g for g in got]", "y", "got")
            setup = self.pick("n = 5", "x = 'outer'", "y = 3", "global x; x = 4", "n = x = 1", "def x(): return 0", "x = len", "pass")
            lines += [f"def {name}(items, n=2):", f"    {setup}" if self.pick(1, 0) else "    pass", f"    got = {inner}", f"    print(show([g() if callable(g) else g for g in got] if isinstance(got, list) else got))", f"    return {after}"]
            lines.append(f"outcome({name!r}, lambda: {name}({self.pick('[1, 2, 3]', '(0, 2)', 'range(3)', '[]')}))")
        owner = self.name("K")
        body = self.pick("[x for _ in range(2)]", "[x for x in range(x)]", "[y for y in [x]]", "(lambda: x)()", "[(lambda: x)() for x in range(2)]", "{x: y for y in range(2)}", "[__class__ for _ in 'a']", "list(x for x in [x, x])")
        lines += [f"class {owner}:", f"    x = {self.pick('3', '2')}", "    try:", f"        y = {body}", "    except NameError as error:", "        y = str(error)", "    def m(self):", f"        return {self.pick('x', '__class__.__name__', 'self.x', 'y')}",
                  f"    z = {self.pick('x', 'm.__qualname__', '__qualname__', '__module__', 'sorted(k for k in locals() if k[0] != chr(95))')}"]
        return lines + [f"outcome({owner!r}, lambda: ({owner}.y, {owner}.z))", f"outcome({owner!r}, lambda: {owner}().m())"]

    def walrus(self) -> list[str]:
        def use():
            return self.pick(
                "[y := 1, y ** 2]", "(x := 5) + x", "[last := i for i in range(3)] + [last]", "any((found := i) > 1 for i in range(4)) and found", "[z for i in range(3) if (z := i * 2)]",
                "(a := 1, b := a + 1, a + b)", "{(k := 'q'): k}", "(lambda: (w := 3) + w)()", "[(lambda: (w := i))() for i in range(2)]", "f'{(v := 7)}{v:>3}{v!r:0>4}'", "(n := [1]) is n",
                "max([m := 3, 2], key=lambda v: (t := -v))", "[[j := i for i in range(2)] + [j] for _ in range(2)]", "(i := 0) or (i := i + 1) and i", "not (u := []) and u", "[s := 's', *s, s]",
                "sum(total := [1, 2]) + len(total)", "(c := lambda v: v and v * c(v - 1) or 1)(4)", "dict(a=(e := 1), b=e)",
            )
        return self.uses(6, use)

    def deletions(self) -> list[str]:
        lines = []
        for _ in range(4):
            name = self.name("f")
            first = self.pick("del a", "del b", "del a, b", "del (a, [b])", "a = 1; del a; a = 2", "for a in range(2): pass\n    del a", "del a\n    try: a\n    except NameError as e: print(e)", "if b: del a",
                              "try: raise ValueError(1)\n    except ValueError as a: pass", "with Guard('d') as a: del a", "import sys as a; del a", "def a(): return 1\n    del a", "class a: pass\n    del a", "del box[0], a", "del a, a")
            second = self.pick("def inner(): return a", "def inner():\n        nonlocal a\n        a = 9\n        return a", "def inner():\n        nonlocal a\n        del a", "def inner(): return b", "inner = lambda: (a, b)",
                               "def inner():\n        nonlocal a\n        a += 1\n        return a", "def inner(): return [a for _ in range(1)]", "class Inner: v = a\n    inner = Inner", "def inner(): yield a", "inner = lambda: locals()")
            order = [first, second] if self.chance.random() < 0.5 else [second, first]
            last = self.pick("a", "b", "inner()", "[inner(), a]", "list(inner())", "a + b", "inner() or a", "f'{a}'")
            lines += [f"def {name}(a, b=0):", "    box = [1]", *[f"    {part}" for part in order], f"    return {last}", f"outcome({name!r}, lambda: {name}({self.pick('5', '5, 1')}))"]
        module = self.name("v")
        lines += [f"{module} = 1", f"def {module}f():", f"    global {module}", f"    del {module}", f"outcome({module!r}, {module}f)", f"outcome({module!r}, {module}f)", f"outcome({module!r}, lambda: {module})"]
        return lines

    # Jumps

    def jump(self, in_loop: bool, may_return: bool) -> str:
        choices = ["pass", f"raise {self.chance.choice(RAISED)}({self.name('r')!r})", "out.append(len(out))", "1 // 0", "print('at', len(out))"]
        if in_loop:
            choices += ["break", "continue", "if i: continue", "if i: break"]
        if may_return:
            choices += ["return out", f"return {self.name('r')!r}", "if len(out) > 2: return 'many'"]
        return self.chance.choice(choices)

    def nested(self, depth: int, indent: str, in_loop: bool, may_return: bool, is_generator: bool) -> list[str]:
        inner = indent + "    "
        if depth == 0:
            if is_generator and self.chance.random() < 0.4:
                return [f"{indent}out.append((yield len(out)))"]
            return [f"{indent}{self.jump(in_loop, may_return)}"]
        kind = self.chance.randrange(6)

        def block(in_loop=in_loop, may_return=may_return):
            return [line for _ in range(self.pick(1, 1, 2)) for line in self.nested(depth - 1, inner, in_loop, may_return, is_generator)]

        if kind == 0:
            lines = [f"{indent}for i in range({self.pick('1', '2', '3')}):", *block(True)]
            return lines + ([f"{indent}else:", *block()] if self.chance.random() < 0.4 else [])
        if kind == 1:
            return [f"{indent}try:", *block(), f"{indent}finally:", *(block(False, False) if self.chance.random() < 0.8 else block())]
        if kind in (2, 3):
            lines = [f"{indent}try:", *block(), f"{indent}except {self.pick('Exception', *RAISED, '(KeyError, OSError)', 'ArithmeticError')}{self.pick('', ' as e')}:", *block()]
            if self.chance.random() < 0.3:
                lines += [f"{indent}else:", *block()]
            if self.chance.random() < 0.4:
                lines += [f"{indent}finally:", *block(False, False)]
            return lines
        if kind == 4:
            enter, leave = self.pick("None", "None", "None", "OSError"), self.pick("None", "None", "KeyError")
            swallow = self.pick("()", "()", "Exception", "ValueError", "ArithmeticError")
            return [f"{indent}with Steps({self.name('s')!r}, {enter}, {leave}, {swallow}):", *block()]
        count = self.name("n")
        return [f"{indent}{count} = 0", f"{indent}while {count} < {self.pick('1', '2')}:", f"{inner}{count} += 1", *block(True)] + ([f"{indent}else:", *block()] if self.chance.random() < 0.3 else [])

    def jumps(self) -> list[str]:
        name, generator = self.name("f"), self.name("g")
        lines = [f"def {name}():", "    out, i = [], 0", *self.nested(3, "    ", False, True, False), *self.nested(3, "    ", False, True, False), "    return 'end', out", f"outcome({name!r}, {name})"]
        lines += [f"def {generator}():", "    out, i = [], 0", "    yield 'begin'", *self.nested(3, "    ", False, True, True), "    yield 'after'", "    return out"]
        steps = ", ".join(self.pick("('__next__',)", "('send', 's')", f"('throw', {self.chance.choice(RAISED)}('t'))", "('close',)") for _ in range(4))
        return [*lines, f"drive({generator!r}, [{steps}], {generator}())", f"drive({generator!r}, [('__next__',)] * 6, {generator}())"]

    def unwinding(self) -> list[str]:
        name = self.name("f")
        guards = [
            f"Steps({number}, {self.pick('None', 'None', self.chance.choice(RAISED))}, {self.pick('None', 'None', self.chance.choice(RAISED))}, {self.pick('()', '()', 'Exception', self.chance.choice(RAISED))}){self.pick('', f' as s{number}')}"
            for number in range(self.chance.randrange(2, 5))
        ]
        listed = f"({', '.join(guards)})" if self.chance.random() < 0.5 else ", ".join(guards)
        lines = [f"def {name}():", f"    with {listed}:", f"        {self.jump(False, True)}", "    return 'past'"]
        lines += [f"outcome({name!r}, {name})"]
        odd = self.pick("5", "object()", "type('E', (), {'__enter__': lambda s: 1})()", "type('X', (), {'__exit__': lambda s, *a: 1})()", "Steps", "None")
        return [*lines, f"def {name}o():", f"    with Steps('o') as o, {odd} as p:", "        return 1", f"outcome({name!r}, {name}o)"]

    # Classes

    def metaclasses(self) -> list[str]:
        meta, first, second = self.name("M"), self.name("K"), self.name("K")
        lines = [f"class {meta}(type):"]
        for head, body in self.chance.sample((
            ("__prepare__(mcs, name, bases, **k)", f"print('prepare', name, show(k)); return {self.pick('{}', 'dict(given=1)', '__import__(' + repr('collections') + ').OrderedDict()', '5')}"),
            ("__new__(mcs, name, bases, space, **k)", f"print('new', name, show(k)); return super().__new__(mcs, name, bases, {self.pick('space', 'dict(space)', 'dict(space, extra=1)')})"),
            ("__init__(cls, name, bases, space, **k)", "print('init', name, show(k)); super().__init__(name, bases, space)"),
            ("__call__(cls, *a, **k)", self.pick("print('call', cls.__name__); return super().__call__(*a, **k)", "return ('called', a)")),
            ("__instancecheck__(cls, value)", self.pick("return value == 1", "return super().__instancecheck__(value)", "1 // 0")), ("__subclasscheck__(cls, other)", self.pick("return True", "return []", "return super().__subclasscheck__(other)")),
            ("__getattr__(cls, name)", "return 'meta', name"), ("__contains__(cls, item)", "return item"), ("__getitem__(cls, key)", "return 'item', key"), ("__repr__(cls)", "return 'M!' + cls.__name__"),
            ("__or__(cls, other)", "return 'or'"), ("__dir__(cls)", "return ['m']"), ("mro(cls)", self.pick("return super().mro()", "return [cls, *super().mro()[1:]]", "return [cls, int, object]")), ("__setattr__(cls, name, value)", "print('set', name); super().__setattr__(name, value)"),
            ("__eq__(cls, other)", "return 'eq'"), ("__hash__(cls)", "return 7"), ("__bool__(cls)", "return False"),
        ), 5):
            lines += [f"    def {head}: {body}"]
            if head.startswith("__prepare__"):
                lines.insert(-1, "    @classmethod")
        lines.append("    def shared(cls): return cls.__name__")
        keywords = self.pick("", ", k=1", ", k=1, z=2")
        lines += ["try:", f"    class {first}({self.pick('', 'int, ', 'Exception, ')}metaclass={meta}{keywords}):", "        x = 1", "        def m(self): return __class__.__name__",
                  f"        def __init_subclass__(cls, **k): {self.pick('print(repr(cls.__name__), show(k))', 'super().__init_subclass__(**k)', 'super().__init_subclass__()')}",
                  f"        def __class_getitem__(cls, item): return {self.pick('item', 'cls')}"]
        lines += ["except BaseException as error:", "    print(ascii(tree(error)))"]
        lines += ["try:", f"    class {second}({first}{self.pick('', ', k=3')}):", f"        y = {self.pick('x', '2', 'given')}", "except BaseException as error:", "    print(ascii(tree(error)))"]

        def use():
            kind = self.pick(first, second, meta)
            return self.pick(
                f"{kind}()", f"isinstance(1, {kind})", f"isinstance(2, {kind})", f"issubclass(int, {kind})", f"{kind}.zz", f"{kind}.x", f"3 in {kind}", f"{kind}['i']", f"repr({kind})[:20]", f"{kind} | int", f"[c.__name__ for c in {kind}.__mro__]",
                f"{kind}.shared()", f"{kind}().m()", f"type({kind}).__name__", f"{kind} == 1", f"hash({kind}) and 0", f"bool({kind})", f"{kind}().shared()", f"setattr({kind}, 'w', 1)", f"{meta}('N', ({self.pick('', 'int,', first + ',')}), {{}}{self.pick('', ', q=1')}).__name__",
                f"type('T', ({kind},), {{'v': 1}}).v", f"sorted(k for k in vars({kind}) if k[0] != '_')", f"{kind}.__class__.__name__", f"super({kind}, {kind}).x", f"{kind}.__bases__ == (object,)", f"{kind}.__name__ + {kind}.__qualname__", f"{kind}(1)", f"{kind}(k=1)",
            )
        return lines + self.uses(9, use)

    def lookups(self) -> list[str]:
        data, owner, heir = self.name("D"), self.name("K"), self.name("K")
        lines = [f"class {data}{self.pick('', '(property)', '(classmethod)', '(staticmethod)')}:"]
        bodies = (
            ("__get__(self, o, t=None)", self.pick("return 'got', o is None, t and t.__name__", "raise AttributeError('no')", "return self", "return super().__get__(o, t)")),
            ("__set__(self, o, v)", self.pick("print('set', show(v))", "o.__dict__['d'] = v", "raise AttributeError")), ("__delete__(self, o)", self.pick("print('deleted')", "del o.__dict__['d']")),
            ("__set_name__(self, t, n)", self.pick("print('name', t.__name__, n)", "self.n = n", "1 // 0")), ("__call__(self, *a)", "return 'call', len(a)"), ("__getattr__(self, n)", self.pick("return n", "raise AttributeError(n)")),
        )
        for head, body in self.chance.sample(bodies, 3):
            lines.append(f"    def {head}: {body}")
        made = f"{data}({self.pick('', 'lambda *a: len(a)')})"
        lines += ["try:", f"    class {owner}:", f"        d = {made}", f"        {self.pick('__slots__ = ()', '__slots__ = (' + repr('s') + ', ' + repr('__dict__') + ')', 'e = d', 'def __getattr__(self, n): return n', 'd2 = property(lambda self: self.d)', 'def __getattribute__(self, n): return super().__getattribute__(n)')}",
                  "except BaseException as error:", "    print(ascii(tree(error)))", "try:", f"    class {heir}({owner}):", f"        {self.pick('d = 5', 'pass', '__slots__ = ()', '__slots__ = (' + repr('d') + ',)', 'def d(self): return super().d', 'd: int = 3')}",
                  "except BaseException as error:", "    print(ascii(tree(error)))"]
        for kind in (owner, heir):
            for statement in self.chance.sample(("o.d", "o.d = 1; r = o.d", "del o.d", "r = vars(o)", "o.e", "type(o).d", "type(o).d = 4; r = o.d", "o.d()", "o.__dict__['d'] = 2; r = o.d", "o.s = 1; r = o.s", "r = o.s", "r = o.d2", "del type(o).d; r = o.d", "r = hasattr(o, 'd')", "r = getattr(o, 'zz', None)", "o.zz = 3; r = o.zz", "r = object.__getattribute__(o, 'd')", "r = super(type(o), o).d", "r = o.__class__.__name__"), 5):
                name = self.name("f")
                lines += [f"def {name}():", f"    o = {kind}(); r = None", f"    {statement}", "    return r", f"outcome({statement!r}, {name})"]
        return lines

    def annotations(self) -> list[str]:
        owner, name = self.name("K"), self.name("f")
        fields = ", ".join(f"{part}: {self.pick('int', 'str | None', 'missing', 'list[int]', repr('text'), '1 // 0', '(lambda: 3)()')}{self.pick('', ' = 1')}" for part in ("a",))
        lines = [f"class {owner}[T{self.pick('', ': int', ' = str', ': (int, str)')}]:", f"    {fields}", f"    def m(self, x: {self.pick('T', owner, 'missing')} = 0) -> {self.pick('T', 'None', 'list[T]')}: return x",
                 f"def {name}[*Ts, **P](x: {self.pick('int', 'Ts', 'missing')}, *args: {self.pick('int', '*Ts', 'P.args')}) -> {self.pick('P', 'None')}: {self.pick('y: missing = 3; return y', 'y: int; return y', 'return __type_params__', 'return args')}",
                 f"type A{owner}[V] = {self.pick('list[V]', 'dict[V, missing]', 'V', f'A{owner} | None')}"]

        def use():
            return self.pick(f"{owner}.__annotations__", f"{owner}.m.__annotations__", f"{name}.__annotations__", f"{name}(1)", f"{owner}.__type_params__", f"{name}.__type_params__", f"{owner}[int]", f"{owner}[int]().m()", f"A{owner}.__value__", f"A{owner}[int]",
                             f"__import__('annotationlib').get_annotations({self.pick(owner, name)}, format=__import__('annotationlib').Format.{self.pick('FORWARDREF', 'STRING', 'VALUE')})", f"{owner}.__orig_bases__", f"{owner}.__parameters__", f"A{owner}.__type_params__",
                             f"__import__('typing').get_type_hints({self.pick(owner, name)})", f"isinstance({owner}(), {owner})", f"{owner}[int, str]", f"repr({owner}[{owner}])")
        return lines + self.uses(6, use)

    # Groups

    def starred_groups(self) -> list[str]:
        name = self.name("f")
        lines = [f"def {name}(error):", "    for i in range(2):", "        try:", "            try:", f"                {self.pick('raise error', 'raise ExceptionGroup(' + repr('w') + ', [error, KeyError(9)])', '1 // 0')}"]
        for _ in range(self.chance.randrange(1, 3)):
            lines += [f"            except* {self.pick('ValueError', 'KeyError', 'Exception', '(OSError, TypeError)', 'LookupError', 'ExceptionGroup', 'BaseException', '5')}{self.pick(' as g', '')}:", f"                print('star', i, ascii(tree(__import__('sys').exception())))",
                      f"                {self.pick('pass', 'raise', 'raise KeyError(i)', 'raise ValueError from None', 'x = [e for e in __import__(' + repr('sys') + ').exception().exceptions]', 'try: raise OSError(i)' + chr(10) + '                finally: print(i)')}"]
        if self.chance.random() < 0.4:
            lines += ["            finally:", f"                {self.pick('print(1)', 'i += 1')}"]
        lines += [f"        except {self.pick('ExceptionGroup', 'Exception', 'BaseExceptionGroup')} as outer:", "            print('outer', ascii(tree(outer)))", f"            {self.pick('pass', 'break', 'continue', 'return i', 'raise', 'raise RuntimeError(i) from outer')}", "    return 'end'"]
        derived = self.name("E")
        lines += [f"class {derived}(ExceptionGroup):", f"    {self.pick('def derive(self, parts): return ' + derived + '(self.message + chr(33), parts)', 'def __new__(cls, *a): return super().__new__(cls, ' + repr('fixed') + ', [ValueError(1)])', 'tag = 1', 'def derive(self, parts): return 5')}"]
        lines += self.uses(4, lambda: f"{name}({self.pick(self.group(2), self.group(3), 'ValueError(1)', f'{derived}({chr(39)}d{chr(39)}, [ValueError(1), KeyError(2)])')})")
        return lines + self.uses(3, lambda: f"{derived}('d', [{self.group(1)}, {self.group(2)}]).{self.pick('split', 'subgroup')}({self.pick('ValueError', 'KeyError', '(OSError, TypeError)', 'lambda e: True', 'lambda e: False', 'lambda e: 1 // 0', derived)})")

    # asyncio

    def tasks(self) -> list[str]:
        work, main = self.name("c"), self.name("c")
        lines = [f"async def {work}(label, steps, fail=None):", "    try:", "        for step in range(steps):", "            log.append((label, step))", f"            await {self.pick('asyncio.sleep(0)', 'asyncio.sleep(0, step)')}", "        if fail: raise fail(label)", "        return label, steps",
                 f"    except {self.pick('asyncio.CancelledError', 'GeneratorExit', 'OSError')}:", "        log.append((label, 'stopped'))", f"        {self.pick('raise', 'raise', 'return label', 'raise KeyError(label)', 'await asyncio.sleep(0)')}", "    finally:", "        log.append((label, 'end'))"]

        def job(number):
            return f"{work}({number}, {self.chance.randrange(4)}{self.pick('', '', ', ' + self.chance.choice(RAISED[:5]))})"

        lines += [f"async def {main}():", "    out = []"]
        for _ in range(self.chance.randrange(1, 4)):
            jobs = ", ".join(job(number) for number in range(self.chance.randrange(1, 4)))
            single = job(5)
            piece = self.pick(
                [f"out.append(await asyncio.gather({jobs}, return_exceptions=True))"], [f"out.append(await asyncio.gather({jobs}))"], [f"out.append(await asyncio.wait_for({single}, {self.pick('5', 'None', '0.2')}))"],
                ["async with asyncio.TaskGroup() as group:", *[f"    t{n} = group.create_task({job(n)})" for n in range(3)], "    await asyncio.sleep(0)", f"    {self.pick('pass', 't1.cancel()', 'raise KeyError(7)', 'out.append(await t0)')}", "out.append([t.cancelled() or t.result() for t in (t0, t1, t2)])"],
                [f"task = asyncio.create_task({single}, name='n')", f"{self.pick('await asyncio.sleep(0)', 'pass')}", f"out.append(task.cancel({self.pick('', repr('why'))}))", "out.append(await asyncio.gather(task, return_exceptions=True))", "out.append((task.cancelled(), task.done(), task.get_name(), task.cancelling()))"],
                [f"done, pending = await asyncio.wait([asyncio.create_task(c) for c in ({jobs},)], return_when=asyncio.{self.pick('ALL_COMPLETED', 'FIRST_EXCEPTION')})", "out.append((len(done), len(pending)))"],
                [f"for next_done in asyncio.as_completed([{jobs}]):", "    try: out.append(await next_done)", "    except Exception as error: out.append(tree(error))", "out.sort(key=show)"],
                ["queue = asyncio.Queue(2)", "async def put():", f"    for i in range({self.pick('2', '4')}): await queue.put(i); log.append(('put', i))", "    queue.shutdown()", "putter = asyncio.create_task(put())", "try:", "    while True: out.append(await queue.get())", f"except {self.pick('asyncio.QueueShutDown', 'Exception')}: out.append('shut')", "await putter"],
                ["event, lock = asyncio.Event(), asyncio.Lock()", "async def wait(n):", "    await event.wait()", "    async with lock: log.append(('held', n)); await asyncio.sleep(0)", "waiters = [asyncio.create_task(wait(n)) for n in range(3)]", "await asyncio.sleep(0)", "event.set()", f"{self.pick('waiters[1].cancel()', 'pass')}", "out.append(await asyncio.gather(*waiters, return_exceptions=True))"],
                ["try:", f"    async with asyncio.timeout({self.pick('0', '0.001', 'None', '5', '-1')}) as limit:", f"        await {self.pick('asyncio.sleep(0.05)', single, 'asyncio.sleep(0)')}", "except TimeoutError as error: out.append(tree(error))", "out.append(limit.expired())"],
                [f"async with Steps('a', {self.pick('None', 'OSError')}, {self.pick('None', 'KeyError')}, {self.pick('()', 'Exception')}):", f"    out.append(await {single})"],
                ["future = asyncio.get_running_loop().create_future()", f"asyncio.get_running_loop().call_soon(future.{self.pick('set_result, 3', 'set_exception, ValueError(4)', 'cancel')})", "out.append(await asyncio.gather(future, return_exceptions=True))", f"out.append(future.{self.pick('result()', 'exception()', 'done()', 'cancelled()', 'set_result(1)')})"],
                [f"shielded = asyncio.shield({single})", "shielded.cancel()", "out.append(await asyncio.gather(shielded, return_exceptions=True))", "await asyncio.sleep(0.02)"],
            )
            lines += [f"    {line}" for line in piece]
        lines += ["    return out"]
        # Which of the tasks of a set is first is another thing each time.
        is_ordered = not any(word in line for line in lines for word in ("TaskGroup", "as_completed"))
        return [*lines, "log = []", f"run({main!r}, {main})", "print(show(log))" if is_ordered else "print(show(sorted(log, key=show)))"]

    def generators_by_hand(self) -> list[str]:
        name = self.name("a")
        body = self.nested(2, "        ", True, False, True)
        lines = [f"async def {name}():", "    out, i = [], 0", f"    for i in range({self.pick('1', '2')}):", *body, f"        {self.pick('await Pause(i)', 'yield i', 'pass')}", "    yield 'last'"]
        for _ in range(2):
            steps = self.chance.choices(("g.__anext__()", "g.asend(None)", "g.asend(1)", "g.athrow(ValueError('v'))", "g.athrow(GeneratorExit)", "g.aclose()", "anext(g)", "anext(g, 'default')"), k=5)
            lines.append(f"g = {name}()")
            lines += [f"outcome({step!r}, lambda: finish({step}))" for step in steps]
            lines += ["for _ in range(9):", "    try:", "        finish(g.aclose())", "        break", "    except BaseException as error:", "        print(ascii(tree(error)))"]
        return lines
