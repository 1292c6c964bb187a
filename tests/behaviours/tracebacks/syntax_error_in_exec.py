"""A SyntaxError in `exec`, `eval`, `compile` and an imported text shows the line and the place."""
import traceback
for source in ["x = = 1", "def f(:\n  pass", "  x", "if 1:\nx", "a\n  b", "x = (1,", "print 'a'", "é é", "x = 1 +\n"]:
    try: exec(source)
    except SyntaxError as e:
        print(type(e).__name__, e, e.filename, e.text, e.print_file_and_line)
        print("".join(traceback.format_exception_only(e)), end="")
try: eval("1 +", {})
except SyntaxError as e: print(e.args)
print(str(SyntaxError("m")), SyntaxError("m", ("f", 1, 2, "text")).args, repr(SyntaxError("m")))
