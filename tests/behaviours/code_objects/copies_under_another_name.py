"""`code.replace` gives a copy under another name, in another file or from another line, which does the same."""

import copy
import sys
import traceback
import types


def original(a, b=2):
    """What it does."""
    return a + b


def numbers(count):
    for number in range(count):
        yield number
    raise LookupError("over")


code = original.__code__.replace(co_name="renamed", co_qualname="Holder.renamed", co_filename="elsewhere.py",
                                 co_firstlineno=7)
print(code.co_name, code.co_qualname, code.co_filename, code.co_firstlineno, original.__code__.co_name)
function = types.FunctionType(code, globals(), argdefs=(5,))
print(function.__name__, function.__qualname__, function(1), function(1, 1), function.__doc__)
print(copy.replace(original.__code__, co_name="again").co_name, original.__code__.replace() == original.__code__)
try:
    function("text")
except TypeError as error:
    entry = traceback.extract_tb(error.__traceback__)[-1]
    print(entry.filename, entry.name)

generator = types.FunctionType(numbers.__code__.replace(co_name="counted"), globals())(2)
print(generator.__name__, generator.gi_code.co_name, next(generator), next(generator))
try:
    next(generator)
except LookupError as error:
    print(error, traceback.extract_tb(error.__traceback__)[-1].name)

print(eval(compile("1 + 1", "text", "eval").replace(co_filename="other")))
same = original.__code__
print(same.replace(co_argcount=same.co_argcount, co_consts=same.co_consts, co_flags=same.co_flags).co_varnames)
for changes in ({"co_nothing": 1}, {"co_name": 5}, {"co_filename": None}):
    try:
        same.replace(**changes)
    except TypeError as error:
        print(error)
