"""`raise` alone re-raises what is handled, also from functions called by the handler."""
def reraise(): raise
try:
    try: 1 / 0
    except ZeroDivisionError: reraise()
except ZeroDivisionError as e: print("again", e)
try: reraise()
except RuntimeError as e: print(e)
def nested():
    try: raise KeyError("outer")
    except KeyError:
        try: raise ValueError("inner")
        except ValueError as e: print(repr(e.__context__))
        raise
try: nested()
except KeyError as e: print(repr(e), e.__context__)
def twice():
    for attempt in range(3):
        try:
            if attempt < 2: raise ConnectionError(attempt)
            return "done", attempt
        except ConnectionError as e: last = e
    return last
print(twice())
import traceback
try:
    try: raise ValueError("first")
    except ValueError as e: e.add_note("a note"); raise
except ValueError as e: print(e.__notes__, len(traceback.extract_tb(e.__traceback__)))
e = ValueError("made")
for i in range(2):
    try: raise e
    except ValueError as x: print(x is e, len(traceback.extract_tb(x.__traceback__)))
try: raise ValueError from None
except ValueError as x: print(x.__cause__, x.__suppress_context__)
def gen():
    try: yield
    except ValueError: yield "handled"; raise
g = gen(); next(g); print(g.throw(ValueError("thrown")))
try: next(g)
except ValueError as x: print(x)
