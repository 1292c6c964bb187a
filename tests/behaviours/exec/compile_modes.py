"""compile: its modes, its code objects and its errors."""
code = compile("a = 1\nprint(a)", "made.py", "exec")
print(code.co_filename, code.co_name, type(code).__name__, code.co_firstlineno)
exec(code)
eval(compile("5", "s", "single"))
eval(compile("None", "s", "single"))
exec(compile("'text'; [1]", "s", "single"))
for source, mode in [("1", "bad"), ("a = 1", "eval"), ("a\nb", "single"), ("def f(:", "exec"), ("\0", "exec")]:
    try:
        compile(source, "name.py", mode)
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__, error)
try:
    exec(compile("\n\nraise ValueError('in made code')", "made.py", "exec"))
except ValueError as error:
    print(error.__traceback__.tb_next.tb_lineno, error.__traceback__.tb_next.tb_frame.f_code.co_filename)
