"""Pieces of random programs that use the everyday library: `contextlib`, `dataclasses`, `functools`, `collections`, `itertools`,
`enum`, views of dictionaries, and what assigns to parts of sequences.
"""

from __future__ import annotations

PRELUDE = '''\
import array, collections, contextlib, dataclasses, enum, functools, itertools, operator, string, typing

def changed(value, change):
    """What is left of the value, after an error too."""
    try:
        result = change(value)
    except Exception as error:
        result = tree(error)
    return result, value

'''
VALUES = ("0", "1", "-1", "'a'", "None", "2.5", "[1]", "(1, 2)", "True", "'b'")
NUMBERED = ("0", "1", "2", "-1", "3", "5")
ITERABLES = ("[3, 1, 2]", "'abca'", "range(4)", "[]", "(1, 'a')", "{1: 2}", "iter([1, 2])", "[[1], [2, 3]]", "5", "['b', 'a', 'b']", "(i for i in (2, 2, 1))", "[True, 0, None]")
BOUNDS = ("", "0", "1", "2", "-1", "-2", "7", "-7")


class Libraries:
    """What `Generator` makes of the library."""

    def libraries(self) -> list[str]:
        """A few pieces."""
        makers = (
            self.contexts, self.records, self.functions, self.containers_of_library, self.iterators, self.enumerations, self.views,
            self.parts, self.templates, self.counters,
        )
        return [line for maker in self.chance.sample(makers, 3) for line in maker()]

    def contexts(self) -> list[str]:
        name, stacked = self.name("m"), self.name("f")
        lines = ["@contextlib.contextmanager", f"def {name}(label):", f"    {self.pick('print(label)', 'raise KeyError(label)', 'pass', 'return') if self.chance.random() < 0.3 else 'print(label)'}", "    try:",
                 f"        {self.pick('yield label', 'yield', 'got = yield label', 'yield 1; yield 2')}", f"    except {self.pick('ValueError', 'Exception', 'KeyError')} as error:", f"        {self.pick('print(ascii(tree(error)))', 'raise', 'raise OSError(2) from error', 'raise error', 'raise StopIteration')}", "    finally:", "        print('end', label)"]
        act = lambda: self.pick("pass", "raise ValueError(1)", "raise KeyError('k')", "return 'back'", "raise StopIteration(3)", "1 // 0")
        managers = lambda: self.pick(f"{name}('x')", f"{name}('y')", "contextlib.suppress(ValueError, KeyError)", "contextlib.suppress()", "contextlib.nullcontext(4)", "contextlib.closing(open('/dev/null'))", "contextlib.redirect_stdout(__import__('io').StringIO())", "Guard('g')", "contextlib.ExitStack()")
        lines += [f"def {stacked}():", f"    with {managers()} as a, {managers()}:", f"        {act()}", f"    return {self.pick('a', '1')}" if self.chance.random() < 0.5 else "    return 'past'"]
        lines += [f"outcome({stacked!r}, lambda: type({stacked}()).__name__)"]
        pushes = [self.pick(f"stack.enter_context({managers()})", "stack.callback(print, 'called', 1)", "stack.push(lambda *details: print('pushed', details[0] and details[0].__name__))", "stack.push(lambda *details: True)", "stack.callback(lambda: 1 // 0)", "stack.enter_context(5)", "kept = kept or stack.pop_all()", "stack.push(Guard('p', fail=OSError))", "stack.close()") for _ in range(4)]
        # What was taken from a stack is closed in any case: it is not said when a manager that is left alone ends.
        lines += [f"def {stacked}s():", "    kept = None", "    try:", "        with contextlib.ExitStack() as stack:", *[f"            {push}" for push in pushes], f"            {act()}", "    finally:", "        if kept: kept.close()", "    return 'past'", f"outcome({stacked!r}, {stacked}s)"]
        lines += [f"@{name}('deco')", f"def {stacked}d(x): {self.pick('return x', 'raise ValueError(x)')}", f"outcome({stacked!r}, lambda: {stacked}d(1))", f"outcome({stacked!r}, lambda: {stacked}d(1))"]
        return lines

    def records(self) -> list[str]:
        first, second = self.name("R"), self.name("R")
        options = ", ".join(sorted({self.pick("order=True", "frozen=True", "slots=True", "kw_only=True", "eq=False", "repr=False", "unsafe_hash=True", "match_args=False", "init=True") for _ in range(self.chance.randrange(3))}))

        def field():
            part = self.name("a")
            kind = self.pick("int", "str", "'list[int]'", "dataclasses.InitVar[int]", "typing.ClassVar[int]")
            value = self.pick("", "", " = 1", " = 'd'", " = []", " = dataclasses.field(default_factory=list)", " = dataclasses.field(default=3, repr=False)", " = dataclasses.field(init=False, default=5)", " = dataclasses.field(compare=False, default=0)", " = dataclasses.field(kw_only=True)", " = dataclasses.field(default=1, metadata={'m': 1})", " = dataclasses.field(hash=True, default=2)")
            return part, f"    {part}: {kind}{value}"

        fields = [field() for _ in range(self.chance.randrange(1, 4))]
        lines = ["try:", f"    @dataclasses.dataclass({options})", f"    class {first}:", *[f"    {text}" for _, text in fields]]
        if self.chance.random() < 0.2:
            lines.append("        _: dataclasses.KW_ONLY")
            fields.append(field())
            lines.append(f"    {fields[-1][1]}")
        if self.chance.random() < 0.3:
            lines += ["        def __post_init__(self, *a):", f"            print('post', show(a)){self.pick('', '; self.extra = 1')}"]
        lines += [f"    @dataclasses.dataclass({self.pick('', 'order=True', 'frozen=True', 'slots=True')})", f"    class {second}({first}):", f"        z: int{self.pick('', ' = 9')}", "except BaseException as error:", "    print(ascii(tree(error)))"]
        some = [name for name, _ in fields]

        def make(kind=None):
            arguments = [self.chance.choice(VALUES) for _ in range(self.chance.randrange(4))]
            if self.chance.random() < 0.4:
                arguments.append(f"{self.chance.choice([*some, 'z', 'nope'])}={self.chance.choice(VALUES)}")
            return f"{kind or self.pick(first, second)}({', '.join(arguments)})"

        def use():
            one = self.chance.choice(some)
            return self.pick(
                make(), make(), f"{make()} == {make()}", f"{make()} < {make()}", f"hash({make()}) and 0", f"dataclasses.asdict({make()})", f"dataclasses.astuple({make()})", f"dataclasses.replace({make()}, {one}=7)", f"[f.name for f in dataclasses.fields({self.pick(first, second)})]",
                f"setattr({make()}, {one!r}, 3)", f"delattr({make()}, {one!r})", f"{make()}.{one}", f"{first}.__match_args__", f"vars({make()})", f"dataclasses.is_dataclass({self.pick(first, '5')})", f"{first}.{one}", f"str(__import__('inspect').signature({self.pick(first, second)}))", f"setattr({make()}, 'new', 3)",
                f"dataclasses.fields({first})[0].metadata", f"dataclasses.make_dataclass('Q', ['q', ('w', int, 5)])({self.pick('1', '', '1, 2', '1, 2, 3')})", f"__import__('copy').replace({make()}, {one}=1)", f"{first}.__doc__", f"__import__('copy').deepcopy({make()})",
            )
        return lines + self.uses(9, use)

    def functions(self) -> list[str]:
        name, kind = self.name("f"), self.name("K")
        lines = [f"def {name}(*a, **k): return a, k", f"@functools.lru_cache({self.pick('maxsize=2', 'maxsize=None', 'maxsize=0', 'typed=True', 'maxsize=-1')})", f"def {name}c(x, y=0): print('run', x); return {self.pick('x', 'x + y', 'x // y')}",
                 "@functools.singledispatch", f"def {name}s(x, *a): return 'any', x", f"@{name}s.register{self.pick('(int)', '(list)', '(object)')}", f"def _(x, *a): return {self.pick(repr('one'), 'x')}", f"@{name}s.register", f"def _(x: {self.pick('str', 'bool', 'int | float', 'dict')}, *a): return 'typed', x",
                 "@functools.total_ordering", f"class {kind}:", "    def __init__(self, v=0): self.v = v", f"    def __{self.pick('lt', 'le', 'gt', 'ge')}__(self, o): return {self.pick('self.v < o.v', 'NotImplemented', 'self.v >= o.v')}", "    def __eq__(self, o): return self.v == getattr(o, 'v', None)",
                 "    @functools.cached_property", f"    def c(self): print('c'); return {self.pick('self.v', 'self.zz', '1 // 0')}", f"    p = functools.partialmethod({name}, 1, k=2)", "    @functools.singledispatchmethod", "    def d(self, x): return 'any'", "    @d.register", "    def _(self, x: int): return 'int', x"]
        partial = lambda: f"functools.partial({self.pick(name, name, 'int', 'print')}{self.pick('', ', 1', ', functools.Placeholder, 2', ', base=2', ', k=1')})"

        def use():
            value = self.chance.choice(VALUES)
            return self.pick(
                f"{partial()}({self.pick('', value, repr('11') , '4, 5', 'k=3')})", f"functools.partial({partial()}, 9)(8)", f"{partial()}.args", f"{partial()}.keywords", f"functools.reduce({self.pick('operator.add', 'max', 'lambda a, b: (a, b)')}, {self.chance.choice(ITERABLES)}{self.pick('', ', 0', ', []')})",
                f"[{name}c({self.pick('1', '2', '1, 0', 'x=1', '1.0', 'True')}) for _ in range(2)]", f"{name}c.cache_info()", f"{name}c({value})", f"{name}c.cache_clear()", f"{name}s({value})", f"{name}s()", f"{name}s.dispatch({self.pick('int', 'bool', 'str')})(1)", f"sorted(t.__name__ for t in {name}s.registry)",
                f"{kind}(1) {self.pick('<', '<=', '>', '>=', '==', '!=')} {kind}({self.pick('1', '2', '0')})", f"{kind}() < 5", f"[{kind}(3).c, {kind}(3).c]", f"{kind}.p", f"{kind}().p(5)", f"{kind}().d({value})", f"sorted({self.chance.choice(ITERABLES)}, key=functools.cmp_to_key(lambda a, b: {self.pick('1', '-1', '0', '(a > b) - (a < b)')}))",
                f"functools.wraps({name})(lambda: 0).__name__", f"functools.update_wrapper(lambda: 0, {self.pick(name, '5')}).__name__", f"max({kind}(1), {kind}(2)).v", f"functools.cached_property(len).func.__name__", f"changed({kind}(4), lambda o: (o.c, o.__dict__.get('c'), setattr(o, 'c', 7), o.c))[0]",
                f"operator.itemgetter({self.pick('0', '1, 0', 'slice(1, 3)', repr('k'))})({self.pick('[1, 2, 3]', repr('abc'), '{0: 1, 1: 2}', '5')})", f"operator.attrgetter({self.pick(repr('real'), repr('real.imag'), '5', repr('a') + ', ' + repr('b'))})({value})", f"operator.methodcaller({self.pick(repr('upper'), repr('count') + ', 1', repr('zz'))})({value})",
            )
        return lines + self.uses(14, use)

    def containers_of_library(self) -> list[str]:
        pair, record = self.name("P"), self.name("P")
        lines = [f"{pair} = collections.namedtuple({pair!r}, {self.pick(repr('a b'), repr('a, b, c'), repr(['x', 'y']))}{self.pick('', ', defaults=(1,)', ', rename=True')})",
                 f"class {record}(typing.NamedTuple):", f"    a: int{self.pick('', ' = 1')}", f"    b: str{' = 2'}", "    def m(self): return self.a, self.b"]

        def use():
            items, value = self.chance.choice(ITERABLES), self.chance.choice(VALUES)
            made = f"{self.pick(pair, record)}({', '.join(self.chance.choice(VALUES) for _ in range(self.chance.randrange(4)))})"
            deque = f"collections.deque({items}{self.pick('', ', 2', ', maxlen=3', ', 0')})"
            change = self.pick(f"d.append({value})", "d.rotate(1)", "d.rotate(-2)", f"d.extendleft({items})", f"d.insert(1, {value})", "d.pop()", "d.popleft()", f"d.remove({value})", f"d.index({value})", "d[1]", f"d.__setitem__(0, {value})", "d.reverse()", f"d.__iadd__({items})", "d * 2", "d + d", "d.copy()", f"{value} in d", f"d.count({value})", "d.__delitem__(-1)", "[d.append(i) for i in d]", "d[1:]", "d < d", "d.maxlen")
            chained = f"collections.ChainMap({{'a': 1}}, {{'a': 2, 'b': 3}})"
            ordered = "collections.OrderedDict([('a', 1), ('b', 2), ('c', 3)])"
            moved = self.pick("d.move_to_end('a')", "d.move_to_end('c', last=False)", "d.move_to_end('z')", "d.popitem(last=False)", "d.popitem()", "d.update(b=9)", "list(reversed(d))", "d == {'c': 3, 'b': 2, 'a': 1}", "d == collections.OrderedDict(d)", "d | {'z': 0}", "[d.pop(k) for k in d]", "d.setdefault('q')", "d.fromkeys('xy')", "d.copy()", "d.pop('a')", "d.clear()", "d.keys() & 'a'")
            defaulted = f"collections.defaultdict({self.pick('int', 'list', 'None', 'lambda: 7', '5', '')})"
            return self.pick(
                made, made, f"{made}._replace({self.pick('a=5', 'x=1', 'zz=2')})", f"{made}._asdict()", f"{pair}._make({items})", f"{made}[{self.pick('0', '1:', '-1', repr('a'))}]", f"{made}.a", f"{made} + (1,)", f"{made} == (1, 2)", f"{pair}._fields", f"{record}.m({made})", f"{record}._field_defaults",
                f"changed({deque}, lambda d: {change})", f"changed({deque}, lambda d: {change})", f"changed({ordered}, lambda d: {moved})", f"changed({ordered}, lambda d: {moved})", f"changed({defaulted}, lambda d: {self.pick('d[1]', 'd[' + repr('k') + '].append(1)', 'd.get(3)', 'd.__missing__(4)', 'd.copy()', 'd | {1: 2}', '1 in d')})",
                f"changed({chained}, lambda d: {self.pick('d[' + repr('a') + ']', 'd.pop(' + repr('b') + ')', 'd.new_child({1: 1})', 'len(d)', 'list(d)', 'd.parents', 'd.update(z=1)', 'd | {4: 4}', 'd.popitem()')})",
            )
        return lines + self.uses(14, use)

    def counters(self) -> list[str]:
        def use():
            one, two = (f"collections.Counter({self.pick(repr('abca'), repr(''), '{1: 2, 3: -1}', '[1, 1, 2]', 'a=2, b=-1', '5')})" for _ in range(2))
            return self.pick(
                f"{one} {self.pick('+', '-', '&', '|', '==', '<=', '<', '>=')} {two}", f"{self.pick('+', '-')}{one}", f"{one}.most_common({self.pick('', '1', '0', '-1', 'None')})", f"{one}.total()", f"sorted(map(str, {one}.elements()))", f"changed({one}, lambda d: d.subtract({two}))[1]", f"changed({one}, lambda d: d.update({self.chance.choice(ITERABLES)}))",
                f"{one}[{self.pick('1', repr('a'), '[]')}]", f"changed({one}, lambda d: d.__iadd__({two}))[1]", f"changed({one}, lambda d: d.pop('a'))", f"{one}.fromkeys('a')", f"{one} == {{'a': 2, 'b': 1, 'c': 1}}", f"dict({one})", f"changed({one}, lambda d: d.__delitem__('q'))", f"{one} ^ {two}", f"collections.Counter({one}, z=3)",
            )
        return self.uses(9, use)

    def iterators(self) -> list[str]:
        def use():
            one, two, number = self.chance.choice(ITERABLES), self.chance.choice(ITERABLES), self.chance.choice(NUMBERED)
            function = self.pick("operator.add", "max", "lambda a, b: a", "None", "operator.mul")
            test = self.pick("bool", "None", "lambda v: v == 1", "len", "str.isalpha")
            made = self.pick(
                f"itertools.accumulate({one}, {function})", f"itertools.accumulate({one}, initial={number})", f"itertools.batched({one}, {number}{self.pick('', ', strict=True')})", f"itertools.chain({one}, {two})", f"itertools.chain.from_iterable({one})", f"itertools.combinations({one}, {number})", f"itertools.combinations_with_replacement({one}, {number})",
                f"itertools.compress({one}, {two})", f"itertools.count({number}, {self.pick('1', '-1', '0.5', repr('a'))})", f"itertools.cycle({one})", f"itertools.dropwhile({test}, {one})", f"itertools.filterfalse({test}, {one})", f"itertools.groupby({one}{self.pick('', ', bool', ', len')})", f"itertools.islice({one}, {number}{self.pick('', ', 4', ', None, 2', ', 1, 0')})",
                f"itertools.pairwise({one})", f"itertools.permutations({one}, {self.pick('2', 'None', '-1', '9', '0')})", f"itertools.product({one}, {two})", f"itertools.product({one}, repeat={self.pick('0', '1', '2', '-1')})", f"itertools.repeat({one}, {number})", f"itertools.starmap({function}, {one})", f"itertools.takewhile({test}, {one})", f"itertools.zip_longest({one}, {two}, fillvalue={number})",
                f"map({function}, {one}, {two}{self.pick('', ', strict=True')})", f"zip({one}, {two}, strict={self.pick('True', 'False')})", f"enumerate({one}, start={number})", f"reversed({one})", f"filter({test}, {one})",
            )
            return self.pick(f"list(itertools.islice({made}, 8))", f"list(itertools.islice({made}, 8))", f"[next({made}, 'none')]", f"[list(part) for part in itertools.islice(itertools.tee({made}, 2)[1:], 1) if not isinstance(part, itertools.count)][0][:3] if {number} > 7 else 0", f"operator.length_hint({made}, 9)")
        return self.uses(12, use)

    def enumerations(self) -> list[str]:
        name = self.name("E")
        base = self.pick("enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag", "enum.StrEnum", "str, enum.Enum", "int, enum.Enum")
        if "Flag" in base:
            values = lambda: self.pick("1", "2", "3", "4", "enum.auto()", "8", "A", "A | B", "None")
        elif "Str" in base:
            values = lambda: self.pick("'x'", "'y'", "enum.auto()", "1")
        else:
            values = lambda: self.pick("1", "2", "3", "4", "enum.auto()", "enum.auto()", "'x'", "(1, 2)", "8", "A", "A | B", "None")
        lines = ["try:", *([f"    @enum.unique"] if self.chance.random() < 0.1 else []), f"    class {name}({base}{self.pick('', '', ', boundary=enum.KEEP') if 'Flag' in base else ''}):", *[f"        {label} = {values()}" for label in "ABC"]]
        if self.chance.random() < 0.3:
            lines += [f"        {self.pick('def m(self): return self.name', '@property' + chr(10) + '        def p(self): return self.value', '@classmethod' + chr(10) + '        def _missing_(cls, v): return cls.A', 'def __str__(self): return ' + repr('own'), '_ignore_ = ' + repr('D') + '; D = 1', '@staticmethod' + chr(10) + '        def _generate_next_value_(n, s, c, l): return n.lower()')}"]
        lines += ["except BaseException as error:", "    print(ascii(tree(error)))", f"    {name} = None"]

        def use():
            label, value = self.pick("A", "B", "C"), self.pick("1", "2", "3", "7", "'x'", "None", "0", "16", "(1, 2)", "'A'")
            member = f"{name}.{label}"
            return self.pick(
                member, f"{name}({value})", f"{name}[{self.pick(repr('A'), repr('Z'), '1')}]", f"list({name})", f"{member}.value", f"{member}.name", f"f'{{{member}}}'", f"str({member})", f"{member} == {value}", f"{member} in {name}", f"{value} in {name}", f"len({name})", f"{member} | {name}.{self.pick('A', 'B')}", f"{member} & {value}", f"~{member}", f"{member} < {name}.A",
                f"{name}.A.B", f"setattr({name}, 'A', 1)", f"delattr({name}, 'B')", f"{member}.m()", f"{member}.p", f"list({name}.__members__)", f"hash({member}) == hash({member})", f"type({member}).__name__", f"isinstance({member}, {name})", f"bool({member})", f"enum.Enum({name!r}, {self.pick(repr('X Y'), repr(['P', 'Q']), '{1: 2}', 'dict(U=1)')}).__members__",
                f"list({member} | {name}.B)", f"({member} ^ {name}.C).value", f"{name}({name}.B)", f"repr({name})", f"{member} is {name}({member}.value)", f"'{{:>6}}'.format({member})", f"{member} + 1", f"sorted({name})", f"list(reversed({name}))", f"[*{name}][0].name.lower()", f"type('S', ({name},), {{}})", f"{name}({value}, {value})", f"dir({member})[-3:]",
            )
        return lines + self.uses(12, use)

    def views(self) -> list[str]:
        def use():
            one, two = (self.pick("{1: 'a', 2: 'b'}", "{}", "{'a': 1}", "{2: 'b', 3: [1]}", "{1: 'a'}", "{None: 1, True: 2}") for _ in range(2))
            view = f"{one}.{self.pick('keys', 'items', 'keys', 'items', 'values')}()"
            other = self.pick(f"{two}.keys()", f"{two}.items()", f"set({two})", f"list({two})", "[1, 2]", "{(1, 'a')}", "frozenset([1])", "'ab'", "5", "[[1]]", "iter([1, 2])", f"{two}")
            change = self.pick("d.update(d)", "[d.pop(k) for k in d]", "[d.setdefault(k, 1) for k in 'xy']", "d | {9: 9}", "d.__ior__([(1, 2)])", "d.popitem()", "list(reversed(d.items()))", "[d.__setitem__((k, 1), 2) for k in d]", "[d.__setitem__(k, 2) for k in d]", "d.pop(1)", "{**d, 1: 0}", "dict(d, z=1)", "d.keys().mapping", "d == dict(reversed(d.items()))", "next(iter(d.values()))", "(lambda i: (next(i), d.clear(), next(i)))(iter(d))", "d.keys().__rsub__({5})", "d.get([])", "d.update({1: 2}, **{'a': 3})", "d.update([(1, 2), (3,)])", "d.fromkeys([1, 2], [])", "dict.__or__(d, [])", "d.items() ^ d.items()")
            first, second = (self.pick("{1, 2}", "set()", "frozenset('ab')", "{(1, 2)}", "{2, 3, 'a'}", "frozenset()") for _ in range(2))
            return self.pick(
                f"{view} {self.pick('&', '|', '-', '^', '==', '<', '<=', '>', '>=', '!=')} {other}", f"{other} {self.pick('&', '|', '-', '^', '==', '<')} {view}", f"{view}.isdisjoint({other})", f"{self.pick('1', '(1, ' + repr('a') + ')', '[]')} in {view}", f"len({view})", f"list(reversed({view}))", f"changed({one}, lambda d: {change})", f"changed({one}, lambda d: {change})", f"{view}.mapping",
                f"{first} {self.pick('&', '|', '-', '^', '==', '<', '<=', '>', '>=')} {self.pick(second, other)}", f"changed({first}, lambda d: d.{self.pick('update', 'intersection_update', 'difference_update', 'symmetric_difference_update', 'union', 'issuperset', 'remove', 'discard', 'add')}({other}))", f"type({view} & {other}).__name__", f"hash({view}) and 0", f"{view} is {view}", f"changed({first}, lambda d: [d.add(len(d)) for _ in d][:1])",
            )
        return self.uses(14, use)

    def parts(self) -> list[str]:
        lines = []
        for _ in range(9):
            name = self.name("f")
            receiver = self.pick("[0, 1, 2, 3, 4, 5]", "bytearray(b'abcdef')", "array.array('i', [1, 2, 3, 4])", "collections.deque([1, 2, 3])", "[]", "memoryview(bytearray(b'abcdef'))", "collections.UserList([1, 2, 3])", "[[0], [1], [2]]")
            index = ":".join(self.chance.choice(BOUNDS) for _ in range(self.pick(2, 3, 3)))
            if index.endswith(":0"):
                index += "x"[:0]
            value = self.pick("[7, 8]", "[7, 8, 9]", "'xy'", "b'zz'", "o", "o[::-1]", "(i for i in (1, 2))", "5", "[]", "array.array('i', [9, 9])", "range(3)", "None", "o[1:3]", "{1: 2}", "bytearray(b'q')", "[300, -1]", "map(str, [1, 2])")
            body = self.pick(f"o[{index}] = {value}", f"o[{index}] = {value}", f"del o[{index}]", f"o[{index}] += {value}", f"o[{index}] *= 2", f"o[1], o[{index}] = 9, {value}", f"o[o[1] if isinstance(o[1], int) else 0] = {value}", f"for o[0] in {value}: pass", f"[*o[{index}], o[-1]] = {value}", f"o.insert(1, {value}); o.extend(o[{index}])")
            lines += [f"def {name}(o):", f"    {body}", "    return o", f"outcome({body!r}, lambda: changed({receiver}, {name}))"]
        return ["def tolist(o): return o.tolist() if isinstance(o, memoryview) else o", *[line.replace("return o", "return tolist(o)") if line == "    return o" else line for line in lines]]

    def templates(self) -> list[str]:
        def use():
            value = self.pick("{'a': [1, 2], 'b': {'c': 3}}", "5", "'text'", "3.14159", "[1, 'x']", "Point(1, 2)", "None", "-42", "2**40", "1+2j", "b'by'", "True")
            field = self.pick("0", "", "0.x", "0[a]", "0[a][1]", "0[b][c]", "k", "0.real", "0[0]", "1", "0.__class__.__name__", "0[", "0.", "0!r", "0!s", "0!a", "0!z", "0:>8", "0:{1}", "0!r:^{1}", ":{}", "0:{k}", "0:*<9", "0:#x", "0:,", "0:_b", "0:+.2e", "0:%", "0:08.3f", "0:s", "0:^-9", "}", "{", "0:=5", "0[-1]", "0:{1}.{k}", "0:z", "0:.3", "0:n", "0:_d", "0:c", "0!r:.3")
            flat = self.pick("f'{v}'", "f'{v!r:>12}'", "f'{v=}'", "f'{v = !s:^10}'", "f'{v:{w}}'", "f'{v!a:{w}.{2}}'", "f'{{}}{v}{{'", "f'{v:>{w}}|{w:<{w}}|'", "f'{(lambda: v)()}'", "f'{v if v else w}'", "f'{v:{\"x\" if w else \"\"}}'", "f'{v!s}' f'{w}' 'z'", "rf'\\n{v}'", "f'''{\nv\n}'''", "f'{v:%Y}'", "f'{w:,}{w:_}{w:e}'", "f'{f\"{v!r}\"!r}'", "f'{v,}'", "f'{v:}'", "f'{w:0>+{w}}'", "f'{w!r:0<{w}}'", "t'{v!r:>{w}}'.interpolations[0].format_spec", "t'{v}a{w=}'.strings", "t'{v}'.values", "f'{v.__class__.__name__:.2}'")
            words = self.pick("$a ${b} $$ $c", "$a$", "${a", "$1", "$a_b ${a}b")
            return self.pick(
                f"'<{{{field}}}>'.format({value}, {self.pick('6', repr('5'), repr('x'))}, k={self.pick('3', repr('d'), repr('<7'))})", f"'<{{{field}}}>'.format({value}, {self.pick('6', '9')}, k=2)", f"(lambda v, w: {flat})({value}, {self.pick('7', '12', '0')})" if "'''" not in flat else "f'{1}'", f"'{{a}} {{b[0]}}'.format_map({self.pick('{' + repr('a') + ': 1, ' + repr('b') + ': [2]}', 'Missing()', '5')})",
                f"string.Template({words!r}).{self.pick('substitute', 'safe_substitute')}({self.pick('a=1, b=2', 'dict(a=3), b=4', '')})", f"list(string.Formatter().parse({('x{' + field + '}y')!r}))", f"string.capwords({self.pick(repr('ab  cd'), repr('a-b') + ', ' + repr('-'))})", f"string.Formatter().vformat({('{' + field + '}')!r}, ({value}, 6), {{'k': 1}})", f"'%({self.pick('a', 'z', '')})s %%' % {{'a': {value}}}", f"format({value}, {self.pick(repr('>10'), repr('^+9'), repr('#010x'), repr('.0f'), repr('010'), repr('-^12'), repr('<<5'), repr('}}'), repr(' '), repr('_.2f'), repr(',.1%'))})",
            )
        return self.uses(14, use)
