"""compile() checks its arguments before the text."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: compile("1 +", "text", "eval"))
attempt(lambda: compile("x = 1", "text", "eval"))
attempt(lambda: compile("1", "text", "other"))
attempt(lambda: compile("1", "text"))
attempt(lambda: compile("1\n2", "text", "single"))
attempt(lambda: compile("x\0", "text", "exec"))
attempt(lambda: eval(compile(b"1 + 2", "text", "eval")))
attempt(lambda: compile(5, "text", "eval"))
attempt(lambda: compile("1", "text", "exec", flags=1 << 30))
