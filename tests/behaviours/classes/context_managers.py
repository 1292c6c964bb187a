"""contextlib: contextmanager, suppress, closing, ExitStack, nullcontext."""
import contextlib


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("handled", error)
    finally:
        print(f"</{name}>")


with tag("b") as upper:
    print(upper)
with tag("i"):
    raise ValueError("inside")
try:
    with tag("u"):
        raise KeyError("through")
except KeyError as error:
    print("out", error)
with contextlib.suppress(KeyError, IndexError):
    [][1]
with contextlib.ExitStack() as stack:
    stack.enter_context(tag("x"))
    stack.callback(print, "callback")
with contextlib.nullcontext(5) as five:
    print(five)
