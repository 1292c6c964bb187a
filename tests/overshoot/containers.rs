//! Programs that spend their time in one operation of a container, of an iterator or of a shared structure each. A structure
//! whose parts are shared fifty times over is small, and endless for whatever walks it without remembering where it was.

use super::programs::{Program, program};

/// Lists, tuples and groups in which everything stands twice, forty levels deep.
const SHARED: &str = "a, b = [], []\nfor _ in range(40): a, b = [a, a], [b, b]";
const TUPLES: &str = "a, b = (), ()\nfor _ in range(40): a, b = (a, a), (b, b)";
const CLASSES: &str = "a = str\nfor _ in range(40): a = (a, a)";
/// Integers that all have the same hash.
const COLLISIONS: &str = "numbers = [n * ((1 << 61) - 1) for n in range(1, 60000)]";

/// All of them.
pub const PROGRAMS: &[Program] = &[
    // What is shared.
    program("shared lists are equal", SHARED, "a == b"),
    program("shared lists are ordered", SHARED, "a < b"),
    program("shared lists are shown", SHARED, "repr(a)"),
    program("shared lists in a format", SHARED, "'%s' % a"),
    program("shared lists in JSON", SHARED, "import json\njson.dumps(a)"),
    program("shared tuples are hashed", TUPLES, "hash(a)"),
    program("shared tuples are equal", TUPLES, "a == b"),
    program("shared tuples are found", TUPLES, "a in [b]"),
    program(
        "shared tuples in marshal",
        TUPLES,
        "import marshal\nmarshal.dumps(a, 0)",
    ),
    program("shared classes of an instance", CLASSES, "isinstance(1, a)"),
    program("shared classes of a class", CLASSES, "issubclass(int, a)"),
    program(
        "shared groups are split",
        "",
        "g = ExceptionGroup('x', [ValueError()])\nfor _ in range(40): g = ExceptionGroup('x', [g, g])\ng.split(TypeError)",
    ),
    program(
        "shared aliases are shown",
        "",
        "a = list[int]\nfor _ in range(40): a = dict[a, a]\nrepr(a)",
    ),
    program(
        "shared dicts are equal",
        "",
        "a, b = {}, {}\nfor _ in range(40): a, b = {1: a, 2: a}, {1: b, 2: b}\na == b",
    ),
    program(
        "shared deques are equal",
        "",
        "from collections import deque\na, b = deque(), deque()\nfor _ in range(40): a, b = deque([a, a]), deque([b, b])\na == b",
    ),
    program(
        "shared frozen sets are hashed",
        "",
        "a = frozenset()\nfor _ in range(40): a = frozenset([(a, 1), (a, 2)])\nhash((a, a)) == 1\nwhile True: pass",
    ),
    program(
        "shared slices are equal",
        "",
        "a, b = 1, 1\nfor _ in range(40): a, b = slice(a, a), slice(b, b)\na == b",
    ),
    program(
        "shared lists are pretty",
        SHARED,
        "import pprint\npprint.pformat(a)",
    ),
    program(
        "shared data classes",
        "",
        "from dataclasses import dataclass\n@dataclass\nclass C:\n    a: object\n    b: object\na = 1\nfor _ in range(40): a = C(a, a)\nrepr(a)",
    ),
    program(
        "shared trees of syntax",
        "",
        "import ast\na = ast.Constant(1)\nfor _ in range(40): a = ast.BinOp(a, ast.Add(), a)\nast.dump(a)",
    ),
    program(
        "shared trees are compiled",
        "",
        "import ast\np = dict(lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)\na = ast.Constant(1, **p)\nfor _ in range(40): a = ast.BinOp(a, ast.Add(), a, **p)\ncompile(ast.Expression(a), 'x', 'eval')",
    ),
    // Hashes.
    program(
        "a set of collisions",
        COLLISIONS,
        "while True: set(numbers)",
    ),
    program(
        "a dict of collisions",
        COLLISIONS,
        "while True: dict.fromkeys(numbers)",
    ),
    program(
        "a difference of collisions",
        COLLISIONS,
        "while True: {1}.union(numbers)",
    ),
    program(
        "a counter of collisions",
        COLLISIONS,
        "import collections\nwhile True: collections.Counter(numbers)",
    ),
    program(
        "hash of a tuple",
        "a = (0.5,) * 20000000",
        "while True: hash(a)",
    ),
    program(
        "a frozen set",
        "a = list(range(3000000))",
        "while True: hash(frozenset(a))",
    ),
    program(
        "equal dicts",
        "a, b = dict.fromkeys(range(2000000)), dict.fromkeys(range(2000000))",
        "while True: a == b",
    ),
    program(
        "keys of dicts",
        "a, b = dict.fromkeys(range(2000000)), dict.fromkeys(range(2000000))",
        "while True: a.keys() & b.keys(), a.keys() - b.keys(), a.keys() <= b.keys()",
    ),
    program(
        "items of dicts",
        "a = dict.fromkeys(range(2000000))",
        "while True: list(a.items()), list(a.values())",
    ),
    program(
        "updated dicts",
        "a = dict.fromkeys(range(2000000))",
        "while True: {}.update(a), {**a}, {} | a",
    ),
    program(
        "sets that share nothing",
        "a, b = set(range(3000000)), set(range(3000000, 6000000))",
        "while True: a.isdisjoint(b), a - b, a == b, a.copy()",
    ),
    program(
        "a set grows by another",
        "a = set(range(3000000))",
        "while True:\n    b = set()\n    b |= a\n    b -= a\n    b ^= a",
    ),
    program(
        "an ordered dict",
        "from collections import OrderedDict\na = OrderedDict.fromkeys(range(500000))",
        "while True: a == a.copy()",
    ),
    // Lists and their like.
    program(
        "remove from a list",
        "a = [0] * 30000000",
        "while True:\n    try: a.remove(1)\n    except ValueError: pass",
    ),
    program(
        "repeated lists",
        "",
        "while True: [0, 1] * 3000000, (0, 1) * 3000000",
    ),
    program(
        "sums of lists",
        "a = [0] * 10000000",
        "while True: a + a, a.copy(), list(a), tuple(a)",
    ),
    program(
        "a list of lists is summed",
        "a = [[0] * 1000] * 30000",
        "sum(a, [])",
    ),
    program(
        "a tuple of tuples is summed",
        "a = [(0,) * 1000] * 30000",
        "sum(a, ())",
    ),
    program(
        "slices are deleted",
        "a = [0] * 20000000",
        "while True:\n    b = a[:]\n    del b[::2]\n    b[::3] = b[::3]",
    ),
    program(
        "a list in the other order",
        "a = [0] * 20000000",
        "while True: list(reversed(a)), a == a[:]",
    ),
    program(
        "a deque is searched",
        "import collections\na = collections.deque([0] * 10000000)",
        "while True: 1 in a, a.count(1), a.copy(), a.reverse(), a.rotate(3000001)",
    ),
    program(
        "equal deques",
        "import collections\na, b = (collections.deque([0.5] * 5000000) for _ in 'ab')",
        "while True: a == b",
    ),
    program(
        "a deque is indexed",
        "import collections\na = collections.deque([0] * 10000000)",
        "while True:\n    try: a.index(1)\n    except ValueError: pass",
    ),
    program(
        "an array is searched",
        "import array\na = array.array('q', [0]) * 20000000",
        "while True: a.count(1), 1 in a, a.tolist(), a == a[:]",
    ),
    program(
        "an array is turned",
        "import array\na = array.array('q', [0]) * 10000000",
        "while True: a.reverse(), a.byteswap(), a[::-1], a + a",
    ),
    program(
        "views of memory",
        "a = memoryview(bytes(30000000))",
        "while True: a.tolist(), a[::-1].tobytes(), a == a[::1]",
    ),
    program(
        "views of numbers",
        "import array\na, b = memoryview(array.array('d', [0]) * 10000000), memoryview(array.array('q', [0]) * 10000000)",
        "while True: a == b",
    ),
    program(
        "shuffled",
        "import random\na = [0] * 3000000",
        "while True: random.shuffle(a)",
    ),
    program(
        "sampled",
        "import random\na = [0] * 3000000",
        "while True: random.sample(a, 2000000), random.choices(a, k=3000000)",
    ),
    program(
        "numbers are unpacked",
        "import struct\na = bytes(30000000)",
        "while True: struct.unpack('30000000B', a), list(struct.iter_unpack('B', a))",
    ),
    program(
        "long layouts",
        "s = 'bxH' * 10000000",
        "import struct\nwhile True: struct.calcsize(s)",
    ),
    program(
        "objects are listed",
        "a = [[n] for n in range(2000000)]",
        "import gc\nwhile True: gc.get_objects(), gc.get_referrers(a[7])",
    ),
    program(
        "many arguments",
        "def f(*a): pass\na = [0] * 5000000",
        "while True: f(*a), print(*a[:100000])",
    ),
    program(
        "a class of many names",
        "d = {f'n{n}': n for n in range(300000)}",
        "while True: dir(type('C', (), d))",
    ),
    program(
        "columns of rows",
        "a = [[0] * 1000] * 3000",
        "while True: list(zip(*a)), list(map(len, a))",
    ),
    // Iterators.
    program("a list of what is called", "", "list(iter(int, 1))"),
    program(
        "sorted without an end",
        "",
        "import itertools\nsorted(itertools.repeat(1))",
    ),
    program(
        "empty parts of a chain",
        "",
        "import itertools\nnext(itertools.chain.from_iterable(itertools.repeat(())))",
    ),
    program(
        "all of many",
        "",
        "import itertools\nall(itertools.repeat(1))",
    ),
    program(
        "any of many",
        "",
        "import itertools\nany(itertools.repeat(0))",
    ),
    program(
        "the smallest of many",
        "",
        "import itertools\nmin(itertools.repeat(1))",
    ),
    program(
        "the largest by a key",
        "",
        "import itertools\nmax(itertools.repeat(1), key=abs)",
    ),
    program(
        "filterfalse",
        "",
        "import itertools\nnext(itertools.filterfalse(None, itertools.repeat(1)))",
    ),
    program(
        "zipped",
        "",
        "import itertools, collections\ncollections.deque(zip(itertools.count(), itertools.count()), 0)",
    ),
    program(
        "mapped",
        "",
        "import itertools, collections\ncollections.deque(map(abs, itertools.count()), 0)",
    ),
    program(
        "enumerated",
        "",
        "import itertools, collections\ncollections.deque(enumerate(itertools.repeat(0)), 0)",
    ),
    program(
        "accumulated",
        "",
        "import itertools, collections\ncollections.deque(itertools.accumulate(itertools.repeat(0)), 0)",
    ),
    program(
        "groups",
        "",
        "import itertools\nlist(itertools.groupby(itertools.repeat(0)))",
    ),
    program(
        "pairs",
        "",
        "import itertools, collections\ncollections.deque(itertools.pairwise(itertools.repeat(0)), 0)",
    ),
    program(
        "batches",
        "",
        "import itertools\nnext(itertools.batched(itertools.repeat(0), 1 << 40))",
    ),
    program(
        "a tee",
        "",
        "import itertools, collections\na, b = itertools.tee(itertools.repeat(0))\ncollections.deque(a, 0)",
    ),
    program(
        "products",
        "",
        "import itertools, collections\ncollections.deque(itertools.product(range(1000), repeat=4), 0)",
    ),
    program(
        "a product without an end",
        "",
        "import itertools\nitertools.product(itertools.repeat(0))",
    ),
    program(
        "combinations of many",
        "",
        "import itertools, collections\ncollections.deque(itertools.combinations(range(1000), 4), 0)",
    ),
    program(
        "a cycle",
        "",
        "import itertools, collections\ncollections.deque(itertools.cycle(range(3)), 0)",
    ),
    program(
        "zip_longest",
        "",
        "import itertools, collections\ncollections.deque(itertools.zip_longest(itertools.repeat(0), ()), 0)",
    ),
    program(
        "starmap",
        "",
        "import itertools, collections\ncollections.deque(itertools.starmap(pow, itertools.repeat((1, 1))), 0)",
    ),
    program(
        "takewhile",
        "",
        "import itertools, collections\ncollections.deque(itertools.takewhile(bool, itertools.repeat(1)), 0)",
    ),
    program(
        "a dict of pairs",
        "",
        "import itertools\ndict(zip(itertools.repeat(0), itertools.repeat(0)))",
    ),
    program(
        "extended",
        "",
        "import itertools\nset().intersection(itertools.repeat(0)), {0}.issuperset(itertools.repeat(0))",
    ),
    program(
        "a difference without an end",
        "",
        "import itertools\n{0}.difference_update(itertools.repeat(1))",
    ),
    program(
        "octets are joined",
        "",
        "import itertools\nb''.join(itertools.repeat(b''))",
    ),
    program(
        "the largest heap",
        "",
        "import heapq, itertools\nheapq.nlargest(3, itertools.repeat(1))",
    ),
    program(
        "merged",
        "",
        "import heapq, itertools, collections\ncollections.deque(heapq.merge(itertools.repeat(0), itertools.repeat(0)), 0)",
    ),
    program(
        "index of an iterator",
        "",
        "import itertools, operator\noperator.indexOf(itertools.repeat(0), 1)",
    ),
    program("a range is searched", "", "0.5 in range(10**15)"),
    program("a range is counted", "", "range(10**15).count(0.5)"),
    program("a range is indexed", "", "range(10**15).index(0.5)"),
    program(
        "rows of CSV",
        "",
        "import csv, io, itertools\nclass Sink:\n    write = staticmethod(len)\ncsv.writer(Sink()).writerows(itertools.repeat([]))",
    ),
    program(
        "lines are written",
        "",
        "import io, itertools\nio.StringIO().writelines(itertools.repeat(''))",
    ),
    program(
        "a context of many",
        "",
        "e = None\nfor n in range(300000):\n    f = ValueError()\n    f.__context__ = e\n    e = f\nwhile True:\n    try: raise e\n    except ValueError: pass",
    ),
    program(
        "delegates",
        "",
        "def g(n):\n    if n: yield from g(n - 1)\n    while True: yield 1\nimport collections\ncollections.deque(g(500), 0)",
    ),
    program(
        "a class of a million names",
        "e = {str(n): n for n in range(1000000)}",
        "while True: type('C', (), e)",
    ),
    program(
        "a million keywords",
        "e = {str(n): n for n in range(1000000)}",
        "def f(**k): pass\nwhile True: f(**e), dict(e, **e)",
    ),
    program(
        "a namespace of a million names",
        "e = {str(n): n for n in range(1000000)}",
        "import types\nwhile True: types.SimpleNamespace(**e)",
    ),
    program(
        "a set of a list",
        "a = set(range(3000000))",
        "while True: a.__reduce__()",
    ),
    program(
        "millions of arguments",
        "a = list(range(8000000))",
        "def f(*a): pass\nwhile True: f(1, *a), (*a,)",
    ),
    program(
        "millions are unpacked",
        "a = list(range(8000000))",
        "while True:\n    b, *c = a\n    *c, b, d = a\n    match a:\n        case [x, *y]: pass",
    ),
    program(
        "slices are assigned",
        "a = list(range(8000000))",
        "while True:\n    b = a[:]\n    b[:] = a\n    b[5:5] = a",
    ),
    program(
        "spaced items are assigned",
        "a = list(range(8000000))",
        "while True:\n    b = a[:]\n    b[::2] = a[::2]\n    b[::-1] = a\n    del b[::-3]",
    ),
    program(
        "tuples in parts",
        "a = tuple(range(8000000))",
        "while True: a[1:], a[::2], a + a, a < a[:-1] + a[:1]",
    ),
    program("a loop of map", "", "list(map(str, range(10**9)))"),
    program(
        "a view is searched",
        "a = memoryview(bytes(30000000))",
        "while True: a.count(1), 1 in a",
    ),
];
