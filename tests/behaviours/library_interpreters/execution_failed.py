"""An exception that nobody catches in the other interpreter comes back as a description of itself."""
import sys
from concurrent import interpreters

sys.stdout.reconfigure(line_buffering=True)

interpreter = interpreters.create()
for text in ("1/0", "raise SystemExit(3)", "raise KeyError('k')", "class Odd(Exception): pass\nraise Odd('x', 1)"):
    try:
        interpreter.exec(text)
    except interpreters.ExecutionFailed as error:
        print(repr(error))
        print(error)
        kind = error.excinfo.type
        print(kind.__name__, kind.__qualname__, kind.__module__, error.excinfo.msg)
interpreter.exec("print('goes on', flush=True)")
interpreter.close()
