"""Names in the other `__main__` get values that are shareable, and no others."""
import sys
from concurrent import interpreters

sys.stdout.reconfigure(line_buffering=True)

interpreter = interpreters.create()
interpreter.prepare_main({"a": 1}, b="s", t=(1, 2.5, None, True, b"x"))
interpreter.exec("print(a, b, t, flush=True)")
for value in ([1], {}, print, int, 2**100, (1, [])):
    try:
        interpreter.prepare_main(bad=value)
    except interpreters.NotShareableError as error:
        print(isinstance(error, TypeError), str(error)[-40:])
interpreter.exec("print('bad' in globals(), flush=True)")
for names in (5, {1: 2}):
    try:
        interpreter.prepare_main(names)
    except TypeError as error:
        print(error)
interpreter.close()
