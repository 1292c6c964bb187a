"""exec runs statements in the given namespaces."""
exec("x = 5\ny = x + 1")
print(x, y)
space = {"a": 1}
exec("b = a + 1\ndef f():\n    return a + b", space)
print(space["b"], space["f"](), sorted(key for key in space if not key.startswith("__")))
outer, inner = {"n": 1}, {}
exec("m = n; n = 9", outer, inner)
print(inner, outer["n"])


def function():
    z = 1
    exec("z = 2; w = 3")
    return z, "w" in locals()


print(function(), exec("1 + 1"))
exec(compile("print('compiled', __name__)", "<made>", "exec"))
for code in (5, "1 +", "x = = 1"):
    try:
        exec(code)
    except (TypeError, SyntaxError) as error:
        print(type(error).__name__, error)
exec("", {})
exec(b"print('bytes')")
