"""An uncaught exception group prints its parts in a tree."""
def make(n):
    try:
        raise ValueError(n)
    except ValueError as error:
        error.add_note(f"note {n}")
        return error
try:
    raise TypeError("first")
except TypeError as error:
    other = error
raise ExceptionGroup("several", [make(1), ExceptionGroup("inner", [make(2), other]), KeyError("k")])
