"""An interpreter can make interpreters, which everybody sees."""
import sys
from concurrent import interpreters

sys.stdout.reconfigure(line_buffering=True)

outer = interpreters.create()
outer.exec("""
from concurrent import interpreters
inner = interpreters.create()
inner.exec("import concurrent.interpreters as own; print(own.get_current(), len(own.list_all()), flush=True)")
print(inner.call(sum, [1, 2, 3]), flush=True)
""")
print(interpreters.list_all())
interpreters.Interpreter(2).exec("print('from outside', flush=True)")
outer.exec("inner.close()")
print(interpreters.list_all())
outer.close()
