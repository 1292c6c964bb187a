"""Wrong patterns are syntax errors with messages of their own."""
for pattern in ["[x, x]", "x, *x", "{**a, 'b': c}", "{**_}", "1 + 2", "1 - 2", "-x", "f()()", "a.b()", "{a: 1}", "{x.y: z, **r}", "[*a, *b]", "*a", "x as y as z", "1 as a.b", "1 as _", "C(a=1, a=2)", "C(a=1, 2)", "_ | 1", "x if 1 else 2", "1 | x | 2", "(x) | 1", "[a] | [b]", "f'x'", "'a' 'b'", "'a' f'{b}'", "{1: x, 1: y}", "{-1: x}", "{None: x}", "x.y", "1 if x", "()", "[]", "{}", "(a)", "(a,)", "not x", "x + 1", "lambda: 1", "1.5 + 2j", "2j + 1", "1 + 2j + 3", "C(**a)", "{1 | 2: x}", "{'a': 1, **r,}", "1 as 2", "x as f()"]:
    source = f"match v:\n case {pattern}:\n  pass\n case 0: pass\n"
    try:
        compile(source, "<s>", "exec")
        print(pattern, "ok")
    except SyntaxError as e:
        print(pattern, "->", e.msg, e.lineno, e.offset, e.end_offset)
for source in ["match x:\npass", "match x:\n case 1\n  pass", "match x\n case 1: pass", "match x:\n case 1:\n pass", "match x:\n", "match = 1; match[0] if 0 else match", "match(x)", "match (x)\n", "case 1: pass", "match x:\n case 1: pass\n else: pass", "match x:\n case a: pass\n case b: pass", "match x:\n case a if 0: pass\n case b: pass", "match *a, b:\n case _: pass", "match x:\n case 1, : pass", "match -x:\n case _: pass", "match [x]:\n case _: pass", "match x, y:\n case _: pass", "type match = 1", "print(match.x)"]:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "ok")
    except SyntaxError as e:
        print(repr(source), "->", type(e).__name__, e.msg, e.lineno, e.offset)
