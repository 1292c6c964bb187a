"""A traceback through executed text, which has no lines to show."""


def run(text):
    exec(text)


run("def f():\n    return 1 / 0\nf()")
