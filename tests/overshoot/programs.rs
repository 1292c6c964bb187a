//! Programs that spend their time in one operation of the library each, and would do so for long. Filling one piece of memory
//! is not interrupted, so none makes pieces of more than some 100 MB: that much is a limit of memory's to forbid.

/// A program whose end is measured.
#[derive(Clone, Copy)]
pub struct Program {
    /// What it is about.
    pub name: &'static str,
    /// What it does before, without a limit. Where there is something, the host ends the program; otherwise its time does.
    pub before: &'static str,
    /// What goes on until it is ended.
    pub text: &'static str,
}

/// Makes one.
pub const fn program(name: &'static str, before: &'static str, text: &'static str) -> Program {
    Program { name, before, text }
}

/// Octets that do not repeat soon, and numbers in no order, from a generator that any machine runs alike.
const OCTETS: &str = "import random\nrandom.seed(5)\ndata = random.randbytes(1 << 20) * 64";
const NUMBERS: &str = "numbers = [n * 7919 % 1000003 for n in range(1000000)]";

/// All programs, from this file and those beside it.
pub fn all() -> Vec<Program> {
    [
        PROGRAMS,
        super::containers::PROGRAMS,
        super::texts::PROGRAMS,
        super::waits::PROGRAMS,
        super::copies::PROGRAMS,
        super::library::PROGRAMS,
    ]
    .concat()
}

/// Those that are about neither containers nor texts, wait for nothing and copy little.
pub const PROGRAMS: &[Program] = &[
    program("a loop", "", "while True: pass"),
    // Sorting and searching.
    program("sort", NUMBERS, "while True: sorted(numbers)"),
    program(
        "sort texts",
        "texts = [str(n * 7919 % 1000003) for n in range(500000)]",
        "while True: sorted(texts)",
    ),
    program(
        "sort with a key",
        NUMBERS,
        "while True: sorted(numbers, key=float)",
    ),
    program(
        "sort tuples",
        "pairs = [(n % 7, n * 7919 % 1000003) for n in range(500000)]",
        "while True: sorted(pairs)",
    ),
    program("in a list", "a = [0] * 30000000", "while True: 1 in a"),
    program(
        "index of a tuple",
        "a = (0,) * 30000000",
        "while True:\n    try: a.index(1)\n    except ValueError: pass",
    ),
    program(
        "count in a list",
        "a = [0.5] * 30000000",
        "while True: a.count(1)",
    ),
    program(
        "equal lists",
        "a, b = [0.5] * 20000000, [0.5] * 20000000",
        "while True: a == b",
    ),
    program("largest", NUMBERS, "while True: max(numbers * 20)"),
    program(
        "find a text",
        "s, t = 'a' * 30000000, 'a' * 3000 + 'b' + 'a' * 3000",
        "while True: s.find(t)",
    ),
    program(
        "find octets",
        "s, t = b'a' * 30000000, b'a' * 3000 + b'b' + b'a' * 3000",
        "while True: s.rfind(t)",
    ),
    program(
        "heap",
        NUMBERS,
        "import heapq\nwhile True: heapq.heapify(numbers[:])",
    ),
    // Long integers.
    program(
        "power with a modulus",
        "",
        "pow(3, 1 << 500000, (1 << 500000) - 1)",
    ),
    program(
        "product",
        "",
        "n = 3 ** 190000\nwhile True: n * n >> 300000",
    ),
    program(
        "quotient",
        "",
        "n = 3 ** 390000\nm = 3 ** 190000\nwhile True: divmod(n, m)",
    ),
    program(
        "text of an integer",
        "",
        "import sys\nsys.set_int_max_str_digits(0)\nn = 3 ** 400000\nwhile True: str(n)",
    ),
    program(
        "integer of a text",
        "",
        "import sys\nsys.set_int_max_str_digits(0)\ns = '7' * 190000\nwhile True: int(s)",
    ),
    program(
        "factorial",
        "",
        "import math\nwhile True:\n    try: math.factorial(10**7)\n    except MemoryError: pass",
    ),
    program(
        "divisor",
        "",
        "import math\na, b = 3 ** 390000, 5 ** 270000\nwhile True: math.gcd(a, b)",
    ),
    program(
        "root",
        "",
        "import math\na = 3 ** 400000\nwhile True: math.isqrt(a)",
    ),
    program(
        "combinations",
        "",
        "import math\nwhile True:\n    try: math.comb(10**7, 5 * 10**6)\n    except MemoryError: pass",
    ),
    // Hashes and compression.
    program(
        "sha256",
        "data = bytes(1 << 28)",
        "import hashlib\nwhile True: hashlib.sha256(data)",
    ),
    program(
        "md5",
        "data = bytes(1 << 28)",
        "import hashlib\nwhile True: hashlib.md5(data).digest()",
    ),
    program(
        "sha3 and blake2",
        "data = bytes(1 << 28)",
        "import hashlib\nwhile True: hashlib.sha3_512(data), hashlib.blake2b(data)",
    ),
    program(
        "passwords",
        "",
        "import hashlib\nhashlib.pbkdf2_hmac('sha256', b'x', b'y', 10**9)",
    ),
    program(
        "crc32",
        "data = bytes(1 << 28)",
        "import zlib\nwhile True: zlib.crc32(data), zlib.adler32(data)",
    ),
    program(
        "zlib",
        OCTETS,
        "import zlib\nwhile True: zlib.compress(data, 9)",
    ),
    program(
        "a bomb of zlib",
        "import zlib\nc = zlib.compress(bytes(1 << 28))",
        "while True: zlib.decompress(c)",
    ),
    program(
        "zlib looks far",
        "import random, zlib\nrandom.seed(1)\ndata = bytes(random.choices(b'ab', k=4000000))",
        "while True: zlib.compress(data, 9)",
    ),
    program(
        "octets of bz2",
        "import bz2, random\nrandom.seed(1)\ndata = bz2.compress(random.randbytes(1 << 20) * 8)",
        "while True: bz2.decompress(data)",
    ),
    program("bz2", OCTETS, "import bz2\nwhile True: bz2.compress(data)"),
    program(
        "a bomb of bz2",
        "import bz2\nc = bz2.compress(bytes(1 << 24)) * 20",
        "while True: bz2.decompress(c)",
    ),
    program(
        "lzma",
        OCTETS,
        "import lzma\nwhile True: lzma.compress(data)",
    ),
    program(
        "a bomb of lzma",
        "import lzma\nc = lzma.compress(bytes(1 << 24)) * 20",
        "while True: lzma.decompress(c)",
    ),
    program(
        "base64",
        "data = bytes(1 << 27)",
        "import base64\nwhile True: base64.b64decode(base64.b64encode(data))",
    ),
    // Regular expressions.
    program(
        "a catastrophic pattern",
        "",
        "import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')",
    ),
    program(
        "a pattern in a long text",
        "import re\ns = 'ab' * 10000000",
        "while True: re.findall('[a-z]b', s)",
    ),
    program(
        "substitution",
        "import re\ns = 'ab' * 10000000",
        "while True: re.sub('a(b)', r'\\1', s)",
    ),
    program(
        "a pattern that is not there",
        "import re\ns = 'a' * 100000",
        "re.search('(a|b)*c', s)\nwhile True: re.search('a*b', s)",
    ),
    // Texts and octets.
    program(
        "replace",
        "s = 'a' * 50000000",
        "while True: s.replace('a', 'bc')",
    ),
    program(
        "join",
        "parts = ['x'] * 2000000",
        "while True: ', '.join(parts)",
    ),
    program(
        "join without an end",
        "",
        "import itertools\n''.join(itertools.repeat(''))",
    ),
    program("repeat", "", "while True: 'ab' * (1 << 25)"),
    program("split", "s = 'a ' * 10000000", "while True: s.split()"),
    program(
        "split at",
        "s = 'a,' * 10000000",
        "while True: s.split(',')",
    ),
    program("upper case", "s = 'aé' * 10000000", "while True: s.upper()"),
    program("lower case", "s = 'Áé' * 10000000", "while True: s.lower()"),
    program(
        "lower case of sigmas",
        "s = 'ΑΣ ' * 10000000",
        "while True: s.lower()",
    ),
    program(
        "fold case",
        "s = 'aß' * 10000000",
        "while True: s.casefold()",
    ),
    program(
        "title case",
        "s = 'aé ' * 10000000",
        "while True: s.title(), s.swapcase(), s.capitalize()",
    ),
    program(
        "questions about a text",
        "s = 'aé' * 20000000",
        "while True: s.isalpha(), s.islower(), s.isprintable(), s.isidentifier()",
    ),
    program(
        "strip",
        "s = 'ab' * 20000000",
        "while True: s.strip('ab'), s.lstrip('ba')",
    ),
    program(
        "lines",
        "s = 'a\\n' * 10000000",
        "while True: s.splitlines()",
    ),
    program(
        "partition",
        "s = 'a' * 50000000",
        "while True: s.partition('ab'), s.rsplit('b')",
    ),
    program(
        "tabs",
        "s = '\\t' * 5000000",
        "while True: s.expandtabs(16)",
    ),
    program(
        "compare texts",
        "s, t = 'é' * 30000000, 'é' * 30000000",
        "while True: s == t, s < t, hash(s[1:])",
    ),
    program(
        "slices",
        "s = 'aé' * 20000000",
        "while True: s[::-1], s[::3]",
    ),
    program(
        "slices of lists",
        "a = [0] * 10000000",
        "while True: a[::-1], a[::3], a.reverse()",
    ),
    program(
        "a copy of a dict",
        "d = dict.fromkeys(range(3000000))",
        "while True: dict(d), d.copy(), d | d",
    ),
    program(
        "sets",
        "a, b = set(range(2000000)), set(range(1, 2000001))",
        "while True: a & b, a | b, a ^ b, a <= b",
    ),
    program(
        "numbers as octets",
        "",
        "n = 3 ** 390000\nwhile True: int.from_bytes(n.to_bytes(80000))",
    ),
    program(
        "digits in a base",
        "",
        "n = 3 ** 390000\nwhile True: int(hex(n), 16), n.bit_count(), f'{n:b}'",
    ),
    program(
        "fractions",
        "",
        "from fractions import Fraction\nn = Fraction(1, 3)\nwhile True: n = n * n + Fraction(1, 7)",
    ),
    program(
        "float of a text",
        "s = '1' * 20000000",
        "while True: float(s)",
    ),
    program(
        "difference of texts",
        "",
        "import difflib\na, b = 'ab' * 20000, 'ba' * 20000\nwhile True: difflib.SequenceMatcher(None, a, b).ratio()",
    ),
    program(
        "wrapped text",
        "s = 'ab ' * 1000000",
        "import textwrap\nwhile True: textwrap.wrap(s)",
    ),
    program(
        "a tree of XML",
        "s = '<a>' + '<b c=\"d\">e</b>' * 200000 + '</a>'",
        "import xml.etree.ElementTree as E\nwhile True: E.fromstring(s)",
    ),
    program(
        "a tree of HTML",
        "s = '<a><b c=\"d\">e</b>' * 200000",
        "import html.parser\nwhile True: html.parser.HTMLParser().feed(s)",
    ),
    program(
        "escapes",
        "import html\ns = '<&>' * 5000000",
        "while True: html.unescape(html.escape(s))",
    ),
    program(
        "a bomb of zip",
        "import io, zipfile\nb = io.BytesIO()\nwith zipfile.ZipFile(b, 'w', zipfile.ZIP_DEFLATED) as z: z.writestr('x', bytes(1 << 28))",
        "while True: zipfile.ZipFile(b).read('x')",
    ),
    program(
        "permutations",
        "",
        "import itertools\nfor _ in itertools.permutations(range(12)): pass",
    ),
    program(
        "mismatched types",
        "",
        "import statistics\na = [0.5] * 300000\nwhile True: statistics.fmean(a), statistics.stdev(a)",
    ),
    program(
        "literals",
        "s = '[' + '1, ' * 300000 + ']'",
        "import ast\nwhile True: ast.literal_eval(s)",
    ),
    program(
        "tokens",
        "s = 'x = [1, 2]\\n' * 50000",
        "import io, tokenize\nwhile True: list(tokenize.generate_tokens(io.StringIO(s).readline))",
    ),
    program(
        "translate",
        "s = 'ab' * 10000000",
        "while True: s.translate({97: 'xyz'})",
    ),
    program(
        "encode",
        "s = 'aé' * 10000000",
        "while True: s.encode('utf-16').decode('utf-16')",
    ),
    program(
        "normalise",
        "s = 'aé' * 10000000",
        "import unicodedata\nwhile True: unicodedata.normalize('NFD', s)",
    ),
    program("show a list", "a = [0.1] * 5000000", "while True: repr(a)"),
    program("wide", "", "while True: format(1, '20000000')"),
    program(
        "hexadecimal",
        "data = bytes(1 << 27)",
        "while True: data.hex(' ')",
    ),
    // What goes through an iterator that never ends.
    program("sum of a range", "", "sum(range(10**15))"),
    program(
        "a list of a range",
        "",
        "import itertools\n[*itertools.count()]",
    ),
    program("a set of a range", "", "set(range(10**12))"),
    program(
        "a deque",
        "",
        "import collections, itertools\ncollections.deque(itertools.count(), maxlen=0)",
    ),
    program(
        "islice",
        "",
        "import itertools\nnext(itertools.islice(itertools.count(), 10**15, None))",
    ),
    program(
        "compress",
        "",
        "import itertools\nnext(itertools.compress(itertools.repeat(1), itertools.repeat(0)))",
    ),
    program(
        "filter",
        "",
        "import itertools\nnext(filter(None, itertools.repeat(0)))",
    ),
    program(
        "dropwhile",
        "",
        "import itertools\nnext(itertools.dropwhile(bool, itertools.repeat(1)))",
    ),
    program(
        "reduce",
        "",
        "import functools, itertools, operator\nfunctools.reduce(operator.or_, itertools.repeat(0))",
    ),
    program(
        "count of",
        "",
        "import itertools, operator\noperator.countOf(itertools.repeat(0), 1)",
    ),
    program(
        "in an iterator",
        "",
        "import itertools\n-1 in itertools.count()",
    ),
    program(
        "update",
        "",
        "import itertools\nset().update(itertools.repeat(0))",
    ),
    program(
        "unpack",
        "",
        "import itertools\n[*_] = itertools.repeat(None)",
    ),
    program(
        "arguments",
        "",
        "import itertools\nprint(*itertools.repeat(None))",
    ),
    program(
        "octets of numbers",
        "",
        "import itertools\nbytes(itertools.repeat(0))",
    ),
    program(
        "an array",
        "",
        "import array, itertools\narray.array('b', itertools.repeat(0))",
    ),
    program(
        "exact sum",
        "",
        "import itertools, math\nmath.fsum(itertools.repeat(0.5))",
    ),
    program(
        "product of many",
        "",
        "import itertools, math\nmath.prod(itertools.repeat(1))",
    ),
    program(
        "counter",
        "",
        "import collections, itertools\ncollections.Counter(itertools.repeat(0))",
    ),
    program(
        "least of many",
        "",
        "import heapq, itertools\nheapq.nsmallest(3, itertools.repeat(1))",
    ),
    program(
        "random octets",
        "",
        "import random\nwhile True: random.randbytes(1 << 28)",
    ),
    // Formats.
    program(
        "JSON is written",
        "import json\na = [{'a': n, 'b': [n, 'x']} for n in range(200000)]",
        "while True: json.dumps(a)",
    ),
    program(
        "JSON is read",
        "import json\ns = '[' + ', '.join(['{\"a\": [1, 2.5, \"x\"]}'] * 500000) + ']'",
        "while True: json.loads(s)",
    ),
    program(
        "pickle is written",
        "import pickle\na = [{'a': n, 'b': [n, 'x']} for n in range(200000)]",
        "while True: pickle.dumps(a)",
    ),
    program(
        "pickle is read",
        "import pickle\nb = pickle.dumps([{'a': n, 'b': [n, 'x']} for n in range(200000)])",
        "while True: pickle.loads(b)",
    ),
    program(
        "marshal",
        "import marshal\na = [[n, 'x'] for n in range(500000)]",
        "while True: marshal.loads(marshal.dumps(a))",
    ),
    program(
        "CSV is read",
        "import csv\nlines = ['a,b,\"c d\",1'] * 300000",
        "while True: list(csv.reader(lines))",
    ),
    program(
        "struct",
        "import struct\na = [1] * 3000000",
        "while True: struct.pack('3000000q', *a)",
    ),
    program(
        "a program is compiled",
        "s = 'x = [1, (2, 3), \"a\"]\\n' * 10000",
        "while True: compile(s, 's', 'exec')",
    ),
    program(
        "a copy",
        "import copy\na = [[n] for n in range(200000)]",
        "while True: copy.deepcopy(a)",
    ),
    // Decimal numbers.
    program(
        "decimal power",
        "",
        "import decimal\ndecimal.getcontext().prec = 100000\nwhile True:\n    try: decimal.Decimal(3) ** 1000001\n    except MemoryError: pass",
    ),
    program(
        "decimal quotient",
        "",
        "import decimal\ndecimal.getcontext().prec = 100000\nwhile True: decimal.Decimal(1) / 7",
    ),
    program(
        "decimal exponential",
        "",
        "import decimal\ndecimal.getcontext().prec = 3000\nwhile True: decimal.Decimal(3).exp().ln()",
    ),
    program(
        "decimal root",
        "",
        "import decimal\ndecimal.getcontext().prec = 50000\nwhile True: decimal.Decimal(2).sqrt()",
    ),
    // Waiting.
    program("sleep", "", "import time\ntime.sleep(1000)"),
    program(
        "a lock",
        "",
        "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
    ),
    program(
        "a condition",
        "",
        "import threading\nc = threading.Condition()\nwith c: c.wait()",
    ),
    program("a queue", "", "import queue\nqueue.Queue().get()"),
    program(
        "a thread",
        "",
        "import threading, time\nt = threading.Thread(target=time.sleep, args=(1000,))\nt.start()\nt.join()",
    ),
    program("a pipe", "import os\nr, w = os.pipe()", "os.read(r, 1)"),
    program(
        "a socket",
        "import socket\na, b = socket.socketpair()",
        "a.recv(1)",
    ),
    program(
        "a connection",
        "import socket\ns = socket.create_server(('127.0.0.1', 0))",
        "s.accept()",
    ),
    program(
        "select",
        "import select, os\nr, w = os.pipe()",
        "select.select([r], [], [])",
    ),
    program(
        "asyncio",
        "",
        "import asyncio\nasyncio.run(asyncio.sleep(1000))",
    ),
    program(
        "a child",
        "import subprocess",
        "subprocess.run(['sleep', '1000'])",
    ),
    program(
        "a collection",
        "a = [[n] for n in range(1000000)]",
        "import gc\nwhile True: gc.collect()",
    ),
];
