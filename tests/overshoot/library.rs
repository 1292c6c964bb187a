//! Programs that keep functions of the library's modules busy, each with one that went on for long once.

use super::programs::{Program, program};

const OCTETS: &str = "import random\nrandom.seed(1)\nb = random.randbytes(1 << 20) * 40";

/// Letters in no order, 16 million of them.
const LETTERS: &str =
    "import random\nrandom.seed(2)\ns = ''.join(random.choices('abcdefgh ', k=1 << 20)) * 16";

/// All of them.
pub const PROGRAMS: &[Program] = &[
    // Patterns that go over the whole text from each place.
    program(
        "a pattern that looks far",
        LETTERS,
        "import re\nwhile True: re.search('abc.*xyz', s)",
    ),
    program(
        "a pattern that goes back far",
        LETTERS,
        "import re\nwhile True: re.search('(?s).*z', s)",
    ),
    program(
        "a lazy pattern",
        "s = 'x' * 300000",
        "import re\nwhile True: re.search('x*?y', s)",
    ),
    program(
        "patterns that give nothing back",
        "s = 'a' * 300000",
        "import re\nwhile True: re.search('(?>a*)b', s), re.search('a*+b', s)",
    ),
    program(
        "a long repetition",
        "s = 'a' * 1000000",
        "import re\nwhile True: re.search('a{60000}b', s), re.search('(?<=a{60000})b', s)",
    ),
    program(
        "a group again",
        "s = 'a' * 300000",
        "import re\nwhile True: re.search('(a*)\\\\1b', s)",
    ),
    program(
        "a pattern of many groups",
        "s = '()' * 100000",
        "import re\nwhile True: re.compile(s), re.purge()",
    ),
    program(
        "a pattern of many alternatives",
        "s = '|' * 3000000",
        "import re\nwhile True: re.compile(s), re.purge()",
    ),
    program(
        "a pattern of letters of any case",
        "s = 'é' * 1000000",
        "import re\nwhile True: re.compile(s, re.I), re.purge()",
    ),
    // Arrays.
    program(
        "spaced items of an array",
        OCTETS,
        "import array\nwhile True:\n    a = array.array('B', b)\n    del a[::2]",
    ),
    program(
        "an array is shown",
        OCTETS,
        "import array\na = array.array('h', b)\nwhile True: repr(a), a.tolist()",
    ),
    program(
        "repeated in place",
        "import array, collections",
        "while True:\n    for a in [0], bytearray(1), array.array('q', [0]), collections.deque([0]):\n        a *= 10000000",
    ),
    // Digests and forms.
    program(
        "a long digest",
        "",
        "import hashlib\nwhile True: hashlib.shake_256(b'a').hexdigest(30000000)",
    ),
    program(
        "a long key",
        "",
        "import hashlib\nwhile True: hashlib.pbkdf2_hmac('sha256', b'a', b'b', 1, 20000000)",
    ),
    program(
        "octets for mail",
        OCTETS,
        "import binascii\nwhile True: binascii.b2a_qp(b), binascii.a2b_qp(b), binascii.crc_hqx(b, 0)",
    ),
    // Rows.
    program(
        "a row of many fields",
        "s = ',' * 20000000",
        "import csv\nwhile True: next(csv.reader([s]))",
    ),
    program(
        "a long field",
        "import csv\ncsv.field_size_limit(1 << 30)\ns = 'a\"' * 10000000",
        "import io\nwhile True:\n    f = io.StringIO()\n    csv.writer(f).writerow([s])\n    f.seek(0)\n    next(csv.reader(f))",
    ),
    // Pickles.
    program(
        "pickle of many lists",
        "a = [[n] for n in range(1000000)]",
        "import pickle\nwhile True: pickle.dumps(a, 0), pickle.dumps(a, 5)",
    ),
    program(
        "pickle of digits",
        "s = b'I' + b'1' * 30000000 + b'\\n.', b'L' + b'1' * 30000000 + b'L\\n.'",
        "import pickle\nwhile True:\n    for b in s:\n        try: pickle.loads(b)\n        except ValueError: pass",
    ),
    // Texts of programs.
    program(
        "a name of a million letters",
        "b = b'# coding: latin-1\\n' + b'\\xff' * 30000000",
        "while True: compile(b, 's', 'exec')",
    ),
    program(
        "words without an order",
        "s = 'ab c,d' * 6000000",
        "while True:\n    try: compile(s, 's', 'exec')\n    except SyntaxError: pass",
    ),
    program(
        "many short statements",
        "s = 'x=\\n' * 3000000",
        "while True:\n    try: compile(s, 's', 'exec')\n    except SyntaxError: pass",
    ),
    program(
        "a module of a long name",
        "s = 'ab c,d' * 6000000",
        "while True:\n    try: __import__(s)\n    except ImportError: pass",
    ),
    // Sorting.
    program(
        "sort by a function of the library",
        "a = list(range(8000000))",
        "while True: sorted(a, key=id)",
    ),
    program(
        "sort numbers of two types",
        "import random\nrandom.seed(3)\na = [1, 1.5] * 2000000\nrandom.shuffle(a)",
        "while True: sorted(a)",
    ),
    program(
        "sort many texts",
        "a = [str(n * 7919 % 1000003) for n in range(2000000)]",
        "while True: sorted(a), sorted(a, reverse=True), sorted(a, key=str)",
    ),
    program(
        "keys of a set",
        "s = set(range(3000000))",
        "while True: dict.fromkeys(s)",
    ),
];
