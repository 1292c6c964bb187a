"""Bounds, constraints and defaults are named where yield, await and := are refused."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'def f[T: (x := 3)](): pass\n',
    'def f[T: ((x := 3), int)](): pass\n',
    'type A[T = (x := 3)] = int\n',
    'class A[*Ts = (yield)]: pass\n',
    'class A[**P = [(yield), int]]: pass\n',
    'def f[T: (int, (yield))](): pass\n',
    'type A[T = (await x)] = int\n',
    'class A[T]((await 3)): pass\n',
    'type T = [(x := 3) for _ in y]\n',
    'def f[T: [(x := 3) for _ in y]](): pass\n',
):
    report(text)
