"""A text runs in the interpreter's own `__main__`, whose names stay from one text to the next."""
import sys
from concurrent import interpreters

sys.stdout.reconfigure(line_buffering=True)

interpreter = interpreters.create()
interpreter.exec("import sys; x = 5; print(__name__, flush=True)")
interpreter.exec("x += 1; print(x, flush=True)")
print("x" in globals())
interpreter.exec("""
import concurrent.interpreters as own
print(own.get_current(), own.get_main(), own.list_all(), flush=True)
print(own.get_current().is_running(), flush=True)
""")
for code in (5, None):
    try:
        interpreter.exec(code)
    except TypeError as error:
        print(error)
try:
    interpreter.exec("def (")
except SyntaxError as error:
    print(error)
interpreter.close()
