"""A word between two strings may have been meant to be part of one."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'x = "she said "hello" to me"\n',
    "print('it's a 'b')\n",
    '"a" b "c"\n',
    '"a" 3 "b" 4 "c"\n',
    'f("a" b.c d "e")\n',
    '"a" b f"c"\n',
    '"a" "b" c "d"\n',
    'b"a" b "c"\n',
):
    report(text)
