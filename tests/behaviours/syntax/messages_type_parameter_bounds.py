"""Only plain type parameters have bounds, and what may stand in them."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'def f[*A: str](): pass\n',
    'class X[*A: (int, str)]: pass\n',
    'type X[**A: str] = int\n',
    'def f[**A: (int, str)](): pass\n',
    'class X[T, **A: str]: pass\n',
    'type A[] = int\n',
    'def f[](): pass\n',
    'class A[]: pass\n',
    'class A[__classdict__]: pass\n',
):
    report(text)
