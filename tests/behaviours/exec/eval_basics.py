"""eval gives the value of one expression."""
x = 3
print(eval("x + 1"), eval("x * y", {"x": 5, "y": 2}), eval("a", {}, {"a": 7}), eval("[n for n in range(x)]"), eval(" 1 + 1 "), eval("(\n1\n)"))
print(eval("lambda v: v + x")(1), eval(compile("2 ** 10", "<c>", "eval")), eval("__name__"), eval(b"5"))
for code in ("x = 1", "", "1; 2", "import sys", "1 +", "undefined", "1/0", "yield 1"):
    try:
        eval(code)
    except Exception as error:
        print(type(error).__name__, error)
