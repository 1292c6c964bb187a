//! Suspensions become statements of their own, and nothing else changes its order.

mod printer;

use weft_syntax::{Source, parse_module};

/// The flattened body of a function with these statements.
fn flattened(head: &str, body: &str) -> String {
    let text = format!("{head}\n    {}\n", body.replace('\n', "\n    "));
    let module = parse_module(Source::shared("flat.py", text)).expect("this is a program");
    let printed = printer::print(&module.scope);
    let lines: Vec<&str> = printed
        .lines()
        .skip(1)
        .map(|line| line.strip_prefix("    ").unwrap_or(line))
        .collect();
    lines.join("\n")
}

fn generator(body: &str, expected: &str) {
    assert_eq!(flattened("def f():", body), expected, "{body}");
}

fn coroutine(body: &str, expected: &str) {
    assert_eq!(flattened("async def f():", body), expected, "{body}");
}

#[test]
fn statements_of_their_own() {
    generator("yield 1", "yield 1");
    generator("yield", "yield");
    generator("x = yield 1", "_t1 = yield 1\nx = _t1");
    generator("return (yield 1)", "_t0 = yield 1\nreturn _t0");
    generator("yield from g", "yield from g");
    generator("yield (yield 1)", "_t0 = yield 1\nyield _t0");
    coroutine("await a", "await a");
    coroutine("return await a", "_t0 = await a\nreturn _t0");
}

#[test]
fn earlier_operands_are_kept() {
    generator("a + (yield)", "_t0 = a\n_t1 = yield\n(_t0 + _t1)");
    generator("(yield) + a", "_t0 = yield\n(_t0 + a)");
    generator("1 + (yield)", "_t0 = yield\n(1 + _t0)");
    generator(
        "g(a, *b, (yield), c)",
        "_t0 = g\n_t1 = a\n_t2 = [*b]\n_t3 = yield\n_t0(_t1, *_t2, _t3, c)",
    );
    generator(
        "g(k=(yield), *a)",
        "_t0 = g\n_t1 = [*a]\n_t2 = yield\n_t0(*_t1, k=_t2)",
    );
    generator(
        "a.b(yield_, (yield))",
        "_t0 = a.b\n_t1 = yield_\n_t2 = yield\n_t0(_t1, _t2)",
    );
    generator(
        "a[b:(yield)]",
        "_t0 = a\n_t1 = b\n_t2 = yield\n_t0[_t1:_t2:]",
    );
    generator("{a: (yield)}", "_t0 = a\n_t1 = yield\n{_t0: _t1}");
    generator(
        "f'{a!r}{(yield)}'",
        "_t0 = f'''{a!r}'''\n_t1 = yield\nf'''{_t0}{_t1}'''",
    );
}

#[test]
fn short_circuits_stay_short() {
    generator(
        "x = a and (yield) or b",
        "_t1 = a\nif _t1:\n    _t2 = yield\n    _t1 = _t2\nx = (_t1 or b)",
    );
    generator(
        "x = a if b else (yield)",
        "if b:\n    _t1 = a\nelse:\n    _t2 = yield\n    _t1 = _t2\nx = _t1",
    );
    generator(
        "x = a < b < (yield)",
        "_t2 = a\n_t3 = b\n_t1 = (_t2 < _t3)\nif _t1:\n    _t4 = yield\n    _t1 = (_t3 < _t4)\nx = _t1",
    );
    generator(
        "assert a, (yield)",
        "if (not a):\n    _t0 = yield\n    assert False, _t0",
    );
}

#[test]
fn conditions() {
    generator(
        "while (yield):\n    a\nelse:\n    b",
        "_t0 = False\nwhile True:\n    _t1 = yield\n    if (not _t1):\n        _t0 = True\n        break\n    a\nif _t0:\n    b",
    );
    generator(
        "if a:\n    b\nelif (yield):\n    c\nelse:\n    d",
        "if a:\n    b\nelse:\n    _t0 = yield\n    if _t0:\n        c\n    else:\n        d",
    );
    generator(
        "try: a\nexcept (yield): b",
        "try:\n    a\nbefore:\n    _t0 = yield\nexcept _t0:\n    b",
    );
    generator(
        "match a:\n    case 1 if (yield): b",
        "match a:\n    before:\n        _t0 = yield\n    case 1 if _t0:\n        b",
    );
}

#[test]
fn targets() {
    generator(
        "a[(yield)] = b",
        "_t0 = b\n_t1 = a\n_t2 = yield\n_t1[_t2] = _t0",
    );
    generator(
        "a.b += yield",
        "_t0 = a\n_t1 = _t0.b\n_t2 = yield\n_t1 += _t2\n_t0.b = _t1",
    );
    generator(
        "for a[(yield)] in b: c",
        "for _t0 in b:\n    _t1 = a\n    _t2 = yield\n    _t1[_t2] = _t0\n    c",
    );
    generator(
        "del a, b[(yield)]",
        "del a\n_t1 = b\n_t2 = yield\ndel _t1[_t2]",
    );
}

#[test]
fn comprehensions_that_await() {
    coroutine(
        "x = [y async for y in a if b]",
        "_t2 = a\n_t3 = []\nasync for y_1 in _t2:\n    if b:\n        _t3.append(y_1)\nx = _t3",
    );
    coroutine(
        "x = {await y: 1 for y in a}",
        "_t2 = a\n_t3 = {}\nfor y_1 in _t2:\n    _t4 = await y_1\n    _t3.__setitem__(_t4, 1)\nx = _t3",
    );
    coroutine(
        "x = [y for y in await a]",
        "_t2 = await a\nx = [y_1 for y_1 in _t2]",
    );
    coroutine(
        "x = lambda: (yield)",
        "x = (lambda : <_t0 = yield; return _t0>)",
    );
}

#[test]
fn what_does_not_suspend_is_untouched() {
    generator("a + b * c(d, e=f)\nyield", "(a + (b * c(d, e=f)))\nyield");
    generator("x = [y for y in z]\nyield", "x = [y_1 for y_1 in z]\nyield");
    coroutine("if a and b: c", "if (a and b):\n    c");
}
