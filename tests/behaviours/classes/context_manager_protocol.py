"""A class with `__enter__` and `__exit__` manages contexts: the value, the arguments, the truth of the result."""
class Timer:
    def __init__(self, swallow): self.swallow = swallow; self.events = []
    def __enter__(self): self.events.append("in"); return self
    def __exit__(self, kind, value, tb):
        self.events.append((kind and kind.__name__, str(value), tb is not None))
        return self.swallow
with Timer(False) as t: pass
print(t.events)
with Timer(True) as t: raise ValueError("x")
print(t.events)
for falsy in (0, None, "", []):
    try:
        with Timer(falsy): raise KeyError("k")
    except KeyError as e: print("through", e)
with Timer("truthy"): raise KeyError
import contextlib
@contextlib.contextmanager
def managed(name):
    print("enter", name)
    try: yield name.upper()
    except ValueError as e: print("handled", e)
    finally: print("exit", name)
with managed("a") as a, managed("b") as b: print(a, b); raise ValueError("v")
with contextlib.suppress(KeyError): {}["x"]
with contextlib.ExitStack() as stack: stack.callback(print, "callback"); stack.enter_context(managed("c"))
class Dec(contextlib.ContextDecorator):
    def __enter__(self): print("dec in")
    def __exit__(self, *a): print("dec out")
@Dec()
def f(): print("body")
f()
