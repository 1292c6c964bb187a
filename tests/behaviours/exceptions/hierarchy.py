"""Built-in exceptions and their bases."""
for cls in (ArithmeticError, ZeroDivisionError, OverflowError, LookupError, IndexError, KeyError, NameError, UnboundLocalError, AttributeError, TypeError, ValueError, UnicodeDecodeError, RuntimeError, RecursionError, NotImplementedError, StopIteration, StopAsyncIteration, GeneratorExit, KeyboardInterrupt, SystemExit, OSError, FileNotFoundError, PermissionError, ConnectionError, TimeoutError, ImportError, ModuleNotFoundError, SyntaxError, IndentationError, TabError, AssertionError, EOFError, MemoryError, BufferError, Warning, DeprecationWarning, RuntimeWarning, ExceptionGroup, BaseExceptionGroup, SystemError):
    print(" < ".join(base.__name__ for base in cls.__mro__[:-1]))
print(IOError is OSError, EnvironmentError is OSError)
