"""exec() runs statements in the namespaces given."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


space = {}


attempt(lambda: exec("a = 1\nb = a + 1", space))
attempt(lambda: space["b"])
attempt(lambda: exec("c = 1", space, {}))
attempt(lambda: sorted(name for name in space if name != "__builtins__"))
attempt(lambda: exec("return 1"))
attempt(lambda: exec(5))
attempt(lambda: exec("pass", 5))
attempt(lambda: (exec(compile("d = 4", "text", "exec"), globals=space), space["d"]))
