"""Parts of `sys` that say what the interpreter is able to."""
import sys

print(sys._jit.is_available() in (True, False), sys._jit.is_active())
print(type(sys._jit).__name__, sys._jit.__name__)
print(sys.call_tracing(max, (1, 2)))
try:
    raise ValueError('now')
except ValueError:
    print(list(sys._current_exceptions().values()))
