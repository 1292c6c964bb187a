"""Source that is nested too deep is a clean error."""
for source in ("(" * 100000 + ")" * 100000, "[" * 1000 + "]" * 1000, "(" * 201 + "1" + ")" * 201):
    try:
        compile(source, "deep.py", "eval")
        print("compiled")
    except (SyntaxError, MemoryError, RecursionError) as error:
        print(type(error).__name__, error)
indented = "".join(" " * depth + "if 1:\n" for depth in range(101)) + " " * 101 + "pass\n"
try:
    compile(indented, "deep.py", "exec")
except SyntaxError as error:
    print(type(error).__name__, error.msg)
print(eval("1" + " + 1" * 500), eval("(" * 100 + "1" + ")" * 100))
