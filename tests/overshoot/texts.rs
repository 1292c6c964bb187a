//! Programs that spend their time in one operation on texts, octets or numbers each.

use super::programs::{Program, program};

const WORDS: &str = "s = 'word \\u00e9 ' * 5000000";
const BYTES: &str = "b = b'ab ' * 20000000";

/// All of them.
pub const PROGRAMS: &[Program] = &[
    // Patterns.
    program(
        "a pattern of many parts",
        "s = '(?:a|b)' * 50000",
        "import re\nwhile True: re.compile(s), re.purge()",
    ),
    program(
        "a pattern of classes",
        "s = '[a-z]' * 50000",
        "import re\nwhile True: re.compile(s), re.purge()",
    ),
    program(
        "a pattern that repeats",
        "",
        "import re\nre.compile('(?:(?:a{1,200}){1,200}){1,200}').match('a' * 10000 + 'b')\nwhile True: pass",
    ),
    program(
        "references back",
        "",
        "import re\nre.fullmatch(r'(.*)(.*)\\1\\2x', 'a' * 3000)\nre.fullmatch(r'(.*)(.*)(.*)\\1\\2\\3x', 'a' * 3000)",
    ),
    program(
        "a nested pattern",
        "",
        "import re\nre.fullmatch('(.*)*(.*)*(.*)*x', 'a' * 3000)",
    ),
    program(
        "alternatives",
        "",
        "import re\nre.fullmatch('(a|a)*b', 'a' * 100)",
    ),
    program(
        "looking ahead",
        "s = 'a' * 100000",
        "import re\nwhile True: re.search('(?=a*b)b', s)",
    ),
    program(
        "looking back",
        "s = 'a' * 3000000",
        "import re\nwhile True: re.search('(?<=aaaaaaaaaaaaaaab)a', s)",
    ),
    program(
        "letters of any case",
        "s = 'ab' * 5000000",
        "import re\nwhile True: re.search('(?i)AB+C', s)",
    ),
    program(
        "split by a pattern",
        "s = 'ab ' * 3000000",
        "import re\nwhile True: re.split('[ b]', s)",
    ),
    program(
        "called for each match",
        "s = 'ab ' * 3000000",
        "import re\nwhile True: re.sub('b', lambda m: 'x', s)",
    ),
    program("escaped", WORDS, "import re\nwhile True: re.escape(s)"),
    program(
        "names of files",
        "",
        "import fnmatch\nfnmatch.fnmatch('a' * 100, '*a' * 40 + 'b')\nwhile True: fnmatch.translate('[a-z]?*' * 100000)",
    ),
    program(
        "octets of a pattern",
        BYTES,
        "import re\nwhile True: re.findall(b'a.', b)",
    ),
    // Texts.
    program(
        "fields of a format",
        "s, a = '{} ' * 1000000, [1] * 1000000",
        "while True: s.format(*a)",
    ),
    program(
        "fields after a percent",
        "s, a = '%s ' * 1000000, (1,) * 1000000",
        "while True: s % a",
    ),
    program(
        "octets after a percent",
        "s, a = b'%d ' * 1000000, (1,) * 1000000",
        "while True: s % a",
    ),
    program(
        "a wide field",
        "",
        "while True: '%*d' % (20000000, 1), f'{1:>20000000}', '{:^{}}'.format(1, 20000000)",
    ),
    program(
        "a long fraction",
        "",
        "while True: format(0.1, '.20000000f'), '%.20000000e' % 0.1",
    ),
    program(
        "groups of digits",
        "",
        "n = 3 ** 300000\nimport sys\nsys.set_int_max_str_digits(0)\nwhile True: format(n, ','), format(n, '_x')",
    ),
    program(
        "count in a text",
        "s = 'ab' * 30000000",
        "while True: s.count('b'), s.count('ba'), 'bb' in s",
    ),
    program(
        "what a text begins with",
        "a, s = ('abc',) * 5000000, 'abd' * 10",
        "while True: s.startswith(a), s.endswith(a)",
    ),
    program(
        "escapes of characters",
        WORDS,
        "while True: s.encode('unicode_escape').decode('unicode_escape'), s.encode('ascii', 'xmlcharrefreplace')",
    ),
    program("shown", WORDS, "while True: repr(s), ascii(s)"),
    program(
        "other encodings",
        WORDS,
        "while True: s.encode('utf-8'), s.encode('latin-1'), s.encode('utf-32'), s.encode('utf-7'), s.encode('cp1252')",
    ),
    program(
        "broken encodings",
        "b = b'a\\xff' * 5000000",
        "while True: b.decode('utf-8', 'replace'), b.decode('ascii', 'ignore'), b.decode('utf-8', 'surrogateescape'), b.decode('utf-8', 'backslashreplace')",
    ),
    program(
        "punycode",
        "s = '\\u00e9a\\u4e2d' * 20000",
        "while True: s.encode('punycode').decode('punycode')",
    ),
    program(
        "kinds of characters",
        "s = '1' * 30000000",
        "while True: s.isnumeric(), s.isdigit(), s.isdecimal(), s.isalnum(), s.isascii(), s.isspace(), s.istitle()",
    ),
    program(
        "filled up",
        "s = 'a'",
        "while True: s.zfill(30000000), s.center(30000000), s.ljust(30000000)",
    ),
    program(
        "sums of texts",
        "s = 'a' * 50000000",
        "while True: s + s, s * 2, s[1:], s.removeprefix('a')",
    ),
    program(
        "a text is a list",
        "s = 'ab' * 5000000",
        "while True: list(s), set(s), sorted(s)",
    ),
    program(
        "marks without an order",
        "s = 'a' + '\\u0301\\u0316' * 1000000",
        "import unicodedata\nwhile True: unicodedata.normalize('NFC', s), unicodedata.normalize('NFKD', s), unicodedata.is_normalized('NFC', s)",
    ),
    program(
        "lines of a stream",
        "import io\nt = 'a\\r\\nb\\r' * 5000000\nb = t.encode()",
        "while True: io.StringIO(t, newline=None).readlines(), io.BytesIO(b).readlines(), io.TextIOWrapper(io.BytesIO(b)).read()",
    ),
    program(
        "a stream is read",
        "import io\nb = b'a' * 50000000",
        "while True: io.TextIOWrapper(io.BytesIO(b)).readline(), io.BufferedReader(io.BytesIO(b)).read()",
    ),
    program(
        "quoted for an address",
        WORDS,
        "import urllib.parse\nwhile True: urllib.parse.unquote(urllib.parse.quote(s))",
    ),
    program(
        "fields of a query",
        "s = '&'.join(['a=b%20c'] * 500000)",
        "import urllib.parse\nwhile True: urllib.parse.parse_qs(s, max_num_fields=None)",
    ),
    program(
        "words of a shell",
        "s = 'a \"b c\" ' * 300000",
        "import shlex\nwhile True: shlex.split(s)",
    ),
    program(
        "margins",
        "s = '  a b\\n' * 500000",
        "import textwrap, inspect\nwhile True: textwrap.dedent(s), textwrap.indent(s, ' '), inspect.cleandoc(s)",
    ),
    program(
        "a template",
        "s = '$a ' * 500000",
        "import string\nwhile True: string.Template(s).substitute(a=1)",
    ),
    program(
        "a file of TOML",
        "s = 'a = [1, 2, 3]\\n' and ''.join(f'a{n} = [1, 2]\\n' for n in range(50000))",
        "import tomllib\nwhile True: tomllib.loads(s)",
    ),
    program(
        "a file of settings",
        "s = '[a]\\n' + ''.join(f'b{n} = c\\n' for n in range(100000))",
        "import configparser\nwhile True: configparser.ConfigParser().read_string(s)",
    ),
    program(
        "a message",
        "s = 'A: b\\n' * 100000 + '\\nc\\n' * 100000",
        "import email\nwhile True: email.message_from_string(s)",
    ),
    program(
        "parts of a path",
        "s = 'a/../' * 1000000",
        "import os.path, pathlib\nwhile True: os.path.normpath(s), pathlib.PurePath(s).parts",
    ),
    program(
        "dates",
        "s = '%c %x ' * 200000",
        "import time\nwhile True: time.strftime(s, (2026, 1, 1, 1, 1, 1, 1, 1, 0))",
    ),
    program(
        "networks",
        "",
        "import ipaddress\nlist(ipaddress.ip_network('10.0.0.0/8'))",
    ),
    // Octets.
    program(
        "octets are replaced",
        BYTES,
        "while True: b.replace(b'a', b'xy'), b.count(b'b '), b.translate(None, b'a')",
    ),
    program(
        "octets are split",
        BYTES,
        "while True: b.split(), b.split(b'a'), b.partition(b'x'), b.splitlines()",
    ),
    program(
        "octets in another case",
        BYTES,
        "while True: b.upper(), b.swapcase(), b.title(), b.isalpha(), b.istitle(), b.capitalize()",
    ),
    program(
        "octets are stripped",
        BYTES,
        "while True: b.strip(b'ab '), b.expandtabs(), b.zfill(90000000), b == b[:], b < b[1:]",
    ),
    program(
        "octets are a list",
        BYTES,
        "while True: list(b), set(b), b[::-1], sum(b), max(b)",
    ),
    program(
        "octets that change",
        "b = bytearray(50000000)",
        "while True: b[::2], b.reverse(), b + b, b.find(b'x'), b.extend(b''), bytes(b)",
    ),
    program(
        "octets of digits",
        "s = 'ab ' * 10000000",
        "while True: bytes.fromhex(s)",
    ),
    program(
        "other forms of octets",
        "b = bytes(20000000)",
        "import binascii, base64\nwhile True: binascii.hexlify(b), binascii.crc_hqx(b, 0), base64.b32encode(b), base64.b85encode(b), base64.a85encode(b)",
    ),
    program(
        "quoted for mail",
        "b = b'a=\\xff ' * 3000000",
        "import binascii\nwhile True: binascii.a2b_qp(binascii.b2a_qp(b))",
    ),
    program(
        "secrets",
        "",
        "import secrets, os\nwhile True: os.urandom(1 << 28)",
    ),
    program(
        "signed octets",
        "b = bytes(1 << 27)",
        "import hmac\nwhile True: hmac.digest(b'k', b, 'sha512'), hmac.compare_digest(b, b)",
    ),
    program(
        "gzip",
        "b = bytes(1 << 26)",
        "import gzip\nwhile True: gzip.decompress(gzip.compress(b))",
    ),
    // Formats.
    program(
        "JSON with margins",
        "a = [{'a': [n, 'x\\n\\u00e9']} for n in range(200000)]",
        "import json\nwhile True: json.dumps(a, indent=2, sort_keys=True)",
    ),
    program(
        "JSON of one text",
        "s = '\"' + 'a\\\\n' * 10000000 + '\"'",
        "import json\nwhile True: json.dumps(json.loads(s))",
    ),
    program(
        "JSON of nothing",
        "s = ' ' * 100000000 + '1'",
        "import json\nwhile True: json.loads(s)",
    ),
    program(
        "JSON of one number",
        "s = '1.' + '1' * 20000000",
        "import json\nwhile True: json.loads(s)",
    ),
    program(
        "JSON of numbers",
        "a = [0.1, 1] * 2000000",
        "import json\nwhile True: json.loads(json.dumps(a))",
    ),
    program(
        "pickle of nothing",
        "b = b'N0' * 30000000 + b'N.'",
        "import pickle\nwhile True: pickle.loads(b)",
    ),
    program(
        "pickle of marks",
        "b = b'(' * 30000000 + b'N.'",
        "import pickle\nwhile True:\n    try: pickle.loads(b)\n    except Exception: pass",
    ),
    program(
        "pickle of numbers",
        "a = [0.5, 1 << 70, 'a', b'b'] * 500000",
        "import pickle\nwhile True: pickle.loads(pickle.dumps(a, 0))",
    ),
    program(
        "pickle of objects",
        "class C: pass\na = [C() for _ in range(200000)]",
        "import pickle\nwhile True: pickle.loads(pickle.dumps(a))",
    ),
    program(
        "one long expression",
        "s = '+'.join(['x'] * 300000)",
        "while True:\n    try: compile(s, 's', 'eval')\n    except (RecursionError, MemoryError): pass",
    ),
    program(
        "one long literal",
        "s = '\"' + 'a\\\\n' * 10000000 + '\"'",
        "while True: compile(s, 's', 'eval')",
    ),
    program(
        "long comments",
        "s = '# a\\n' * 10000000",
        "while True: compile(s, 's', 'exec')",
    ),
    program(
        "many fields of a text",
        "s = 'f\"' + '{x}' * 200000 + '\"'",
        "while True: compile(s, 's', 'eval')",
    ),
    program(
        "a tree is written",
        "import ast\nt = ast.parse('x = [1, (2, 3)]\\n' * 30000)",
        "while True: ast.unparse(t)",
    ),
    program(
        "nodes of a tree",
        "import ast\nt = ast.parse('x = [1, (2, 3)]\\n' * 30000)",
        "while True: ast.dump(t), sum(1 for _ in ast.walk(t)), compile(t, 's', 'exec')",
    ),
    // Numbers.
    program(
        "rounded",
        "",
        "round(1, -10**10)\nround(3 ** 300000, -10000)\nwhile True: round(3 ** 300000, -10000)",
    ),
    program(
        "bits",
        "",
        "n = 1 << 600000\nwhile True: n >> 1, n | 1, n & n, ~n, n ^ 1, -n, hash(n), n == n + 0, n.bit_length()",
    ),
    program("inverse", "", "n = 3 ** 200000\nwhile True: pow(5, -1, n)"),
    program(
        "common multiples",
        "",
        "import math\na, b = 3 ** 200000, 5 ** 130000\nwhile True: math.lcm(a, b)",
    ),
    program(
        "powers",
        "",
        "while True:\n    try: 7 ** 200000, 3 ** (10 ** 12)\n    except MemoryError: pass",
    ),
    program(
        "a shift",
        "",
        "while True:\n    try: 1 << (1 << 40)\n    except (MemoryError, OverflowError): pass",
    ),
    program(
        "permutations in number",
        "",
        "import math\nwhile True:\n    try: math.perm(10**6)\n    except MemoryError: pass",
    ),
    program(
        "random bits",
        "",
        "import random\nwhile True:\n    try: random.getrandbits(600000), random.randrange(3 ** 300000)\n    except MemoryError: pass",
    ),
    program(
        "sums of products",
        "a = [0.5] * 3000000",
        "import math\nwhile True: math.sumprod(a, a), math.fsum(a), math.hypot(*a[:100000]), sum(a), math.dist(a, a)",
    ),
    program(
        "spaces before a number",
        "s = ' ' * 100000000 + '1'",
        "while True: int(s), float(s)",
    ),
    program(
        "digits with lines between",
        "s = '1_' * 5000000 + '1'",
        "while True: float(s), int(s, 16)",
    ),
    program(
        "hexadecimal fraction",
        "s = '0x1.' + '1' * 50000000",
        "while True: float.fromhex(s)",
    ),
    program(
        "octets of a number",
        "b = bytes(60000000)",
        "while True: int.from_bytes(b)",
    ),
    program(
        "a decimal of a text",
        "s = '1' * 3000000",
        "import decimal\nwhile True: str(decimal.Decimal(s))",
    ),
    program(
        "a decimal as a number",
        "",
        "import decimal\nd = decimal.Decimal('1e100000')\nwhile True:\n    try: int(d), hash(d), format(d, 'f'), int(decimal.Decimal('1e999999999'))\n    except (MemoryError, OverflowError): pass",
    ),
    program(
        "a decimal remainder",
        "",
        "import decimal\ndecimal.getcontext().prec = 300000\nwhile True: decimal.Decimal('1e150000') % 7, decimal.Decimal('1e150000') // 7",
    ),
    program(
        "decimal logarithm",
        "",
        "import decimal\ndecimal.getcontext().prec = 20000\nwhile True: decimal.Decimal(3).log10(), decimal.Decimal(3) ** decimal.Decimal('0.3')",
    ),
    program(
        "a fraction of a text",
        "",
        "from fractions import Fraction\nwhile True:\n    try: Fraction('1e1000000'), Fraction('0.' + '3' * 100000)\n    except (MemoryError, ValueError): pass",
    ),
    program(
        "a long literal",
        "s = '0x' + 'f' * 160000",
        "n = eval(s)\nm = n >> 300000\nwhile True: n // m, n % m, divmod(n, m), eval(s)",
    ),
    program(
        "split from the right",
        "s = 'a,' * 10000000",
        "while True: s.rsplit(','), s.rsplit()",
    ),
    program(
        "a table of a text",
        "s = 'ab c,d' * 6000000",
        "while True: str.maketrans(s, s)",
    ),
    program(
        "shown with escapes",
        "s = 'é\\n' * 10000000",
        "while True: repr(s)",
    ),
    program(
        "references to characters",
        "s = '😀' * 10000000",
        "while True: s.encode('cp1252', 'xmlcharrefreplace')",
    ),
    program(
        "many references to characters",
        "s = 'aé' * 5000000",
        "while True: s.encode('ascii', 'backslashreplace')",
    ),
    program(
        "between all characters",
        "s = 'ab c,d' * 6000000",
        "while True: s.replace('', '-')",
    ),
    program(
        "raw escapes",
        "b = b'ab c,d' * 6000000",
        "while True: b.decode('raw_unicode_escape'), b.decode('utf-32', 'replace')",
    ),
];
