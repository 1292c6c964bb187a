//! Programs that make one large object after the other, each by one operation: what copies, converts and fills memory, which the
//! system gives it for the first time, and what grows.

use super::programs::{Program, program};

/// All of them.
pub const PROGRAMS: &[Program] = &[
    program(
        "a dict grows",
        "",
        "d = {}\nfor i in range(10**9): d[i] = i",
    ),
    program(
        "a set grows",
        "",
        "d = set()\nfor i in range(10**9): d.add(i)",
    ),
    program(
        "a list grows",
        "",
        "d = []\nfor i in range(10**9): d.append(i)",
    ),
    program(
        "octets grow",
        "",
        "d = bytearray()\nwhile True:\n    d += bytes(1000000)\n    if len(d) > 200000000: d = bytearray()",
    ),
    program(
        "a text grows",
        "",
        "s = ''\nwhile True:\n    s += 'a' * 1000000\n    if len(s) > 200000000: s = ''",
    ),
    program("a display of a range", "", "[*range(10**9)]"),
    program("a dict of a range", "", "{i: i for i in range(10**9)}"),
    program("a tuple of a range", "", "tuple(range(10**9))"),
    program("keys of a range", "", "dict.fromkeys(range(10**9))"),
    // List.
    program(
        "list: a + a",
        "a = list(range(5000000))",
        "while True: a + a",
    ),
    program(
        "list: a.copy()",
        "a = list(range(5000000))",
        "while True: a.copy()",
    ),
    program(
        "list: list(a)",
        "a = list(range(5000000))",
        "while True: list(a)",
    ),
    program(
        "list: tuple(a)",
        "a = list(range(5000000))",
        "while True: tuple(a)",
    ),
    program(
        "list: a * 2",
        "a = list(range(5000000))",
        "while True: a * 2",
    ),
    program(
        "list: [*a, *a]",
        "a = list(range(5000000))",
        "while True: [*a, *a]",
    ),
    program(
        "list: a[::2]",
        "a = list(range(5000000))",
        "while True: a[::2]",
    ),
    program(
        "list: a[::-1]",
        "a = list(range(5000000))",
        "while True: a[::-1]",
    ),
    program(
        "list: sorted(a)",
        "a = list(range(5000000))",
        "while True: sorted(a)",
    ),
    program(
        "list: a.insert(0, 1), a.pop(0)",
        "a = list(range(5000000))",
        "while True: a.insert(0, 1), a.pop(0)",
    ),
    program(
        "list: tuple(a) + (1,)",
        "a = list(range(5000000))",
        "while True: tuple(a) + (1,)",
    ),
    program(
        "list: tuple(a) * 2",
        "a = list(range(5000000))",
        "while True: tuple(a) * 2",
    ),
    program(
        "list: del a[-2:], a.extend((1, 2))",
        "a = list(range(5000000))",
        "while True:\n    del a[-2:]\n    a.extend((1, 2))",
    ),
    // Dict or set.
    program(
        "dict or set: a.copy()",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: a.copy()",
    ),
    program(
        "dict or set: {**a}",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: {**a}",
    ),
    program(
        "dict or set: {} | a",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: {} | a",
    ),
    program(
        "dict or set: a | a",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: a | a",
    ),
    program(
        "dict or set: list(a)",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: list(a)",
    ),
    program(
        "dict or set: list(a.items())",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: list(a.items())",
    ),
    program(
        "dict or set: b.copy()",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: b.copy()",
    ),
    program(
        "dict or set: b | b",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: b | b",
    ),
    program(
        "dict or set: b & b",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: b & b",
    ),
    program(
        "dict or set: b - {1}",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: b - {1}",
    ),
    program(
        "dict or set: b ^ {1}",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: b ^ {1}",
    ),
    program(
        "dict or set: set(b)",
        "a = dict.fromkeys(range(2000000)); b = set(a)",
        "while True: set(b)",
    ),
    // Text.
    program("text: s + s", "s = 'a' * 50000000", "while True: s + s"),
    program("text: s * 2", "s = 'a' * 50000000", "while True: s * 2"),
    program("text: s[1:]", "s = 'a' * 50000000", "while True: s[1:]"),
    program("text: s[::-1]", "s = 'a' * 50000000", "while True: s[::-1]"),
    program(
        "text: s.upper()",
        "s = 'a' * 50000000",
        "while True: s.upper()",
    ),
    program(
        "text: s.replace('a', 'b')",
        "s = 'a' * 50000000",
        "while True: s.replace('a', 'b')",
    ),
    program(
        "text: s.zfill(60000000)",
        "s = 'a' * 50000000",
        "while True: s.zfill(60000000)",
    ),
    program(
        "text: s.center(60000000)",
        "s = 'a' * 50000000",
        "while True: s.center(60000000)",
    ),
    program(
        "text: s.encode()",
        "s = 'a' * 50000000",
        "while True: s.encode()",
    ),
    program(
        "text: f'{s}{s}'",
        "s = 'a' * 50000000",
        "while True: f'{s}{s}'",
    ),
    program(
        "text: s.removeprefix('a')",
        "s = 'a' * 50000000",
        "while True: s.removeprefix('a')",
    ),
    // Text not in ASCII.
    program(
        "text not in ASCII: s + s",
        "s = '\\u00e9' * 20000000",
        "while True: s + s",
    ),
    program(
        "text not in ASCII: s * 2",
        "s = '\\u00e9' * 20000000",
        "while True: s * 2",
    ),
    program(
        "text not in ASCII: s[1:]",
        "s = '\\u00e9' * 20000000",
        "while True: s[1:]",
    ),
    program(
        "text not in ASCII: s[::-1]",
        "s = '\\u00e9' * 20000000",
        "while True: s[::-1]",
    ),
    program(
        "text not in ASCII: s.upper()",
        "s = '\\u00e9' * 20000000",
        "while True: s.upper()",
    ),
    program(
        "text not in ASCII: s.casefold()",
        "s = '\\u00e9' * 20000000",
        "while True: s.casefold()",
    ),
    program(
        "text not in ASCII: s.rjust(30000000)",
        "s = '\\u00e9' * 20000000",
        "while True: s.rjust(30000000)",
    ),
    program(
        "text not in ASCII: s.encode('latin-1')",
        "s = '\\u00e9' * 20000000",
        "while True: s.encode('latin-1')",
    ),
    program(
        "text not in ASCII: s.encode('utf-16')",
        "s = '\\u00e9' * 20000000",
        "while True: s.encode('utf-16')",
    ),
    program(
        "text not in ASCII: ascii(s)",
        "s = '\\u00e9' * 20000000",
        "while True: ascii(s)",
    ),
    // Octets.
    program(
        "octets: b + b",
        "b = b'ab ' * 20000000",
        "while True: b + b",
    ),
    program(
        "octets: b * 2",
        "b = b'ab ' * 20000000",
        "while True: b * 2",
    ),
    program(
        "octets: b.upper()",
        "b = b'ab ' * 20000000",
        "while True: b.upper()",
    ),
    program(
        "octets: b.title()",
        "b = b'ab ' * 20000000",
        "while True: b.title()",
    ),
    program(
        "octets: b.center(70000000)",
        "b = b'ab ' * 20000000",
        "while True: b.center(70000000)",
    ),
    program(
        "octets: b.expandtabs()",
        "b = b'ab ' * 20000000",
        "while True: b.expandtabs()",
    ),
    program(
        "octets: b.translate(None, b'a')",
        "b = b'ab ' * 20000000",
        "while True: b.translate(None, b'a')",
    ),
    program(
        "octets: b.translate(bytes(256))",
        "b = b'ab ' * 20000000",
        "while True: b.translate(bytes(256))",
    ),
    program(
        "octets: b.replace(b'a', b'xy')",
        "b = b'ab ' * 20000000",
        "while True: b.replace(b'a', b'xy')",
    ),
    program(
        "octets: b.hex()",
        "b = b'ab ' * 20000000",
        "while True: b.hex()",
    ),
    program(
        "octets: repr(b)",
        "b = b'ab ' * 20000000",
        "while True: repr(b)",
    ),
    program(
        "octets: b'%s' % b",
        "b = b'ab ' * 20000000",
        "while True: b'%s' % b",
    ),
    program(
        "octets: b.join([b, b])",
        "b = b'ab ' * 20000000",
        "while True: b.join([b, b])",
    ),
    program(
        "octets: b[1:]",
        "b = b'ab ' * 20000000",
        "while True: b[1:]",
    ),
    program(
        "octets: bytes(bytearray(b))",
        "b = b'ab ' * 20000000",
        "while True: bytes(bytearray(b))",
    ),
    program(
        "octets: bytearray(b) * 2",
        "b = b'ab ' * 20000000",
        "while True: bytearray(b) * 2",
    ),
    program(
        "octets: b.decode()",
        "b = b'ab ' * 20000000",
        "while True: b.decode()",
    ),
    // Array.
    program(
        "array: a + a",
        "import array\na = array.array('q', [0]) * 5000000",
        "while True: a + a",
    ),
    program(
        "array: a[::-1]",
        "import array\na = array.array('q', [0]) * 5000000",
        "while True: a[::-1]",
    ),
    program(
        "array: a[::2]",
        "import array\na = array.array('q', [0]) * 5000000",
        "while True: a[::2]",
    ),
];
