"""An elif after an else is told from other misplaced words."""


def report(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(repr(text), "->", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
    else:
        print(repr(text), "-> fine")


for text in (
    'if a:\n    pass\nelse:\n    pass\nelif b:\n    pass\n',
    'if a:\n  if b: pass\n  else:\n    pass\n  elif c: pass\n',
    'elif a: pass\n',
    'for x in y:\n    pass\nelif b:\n    pass\n',
    'if a:\n    pass\nelse:\n    pass\nelse:\n    pass\n',
):
    report(text)
