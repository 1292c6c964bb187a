"""The argument `optimize` of compile() leaves out assertions, and docstrings from 2 on."""

TEXT = """
def function():
    "what it does"
    assert False, "told"
    return __debug__
try:
    print(function(), function.__doc__)
except AssertionError as error:
    print("AssertionError:", error)
"""

for level in (-1, 0, 1, 2):
    print(level)
    exec(compile(TEXT, "text", "exec", optimize=level))
try:
    compile(TEXT, "text", "exec", optimize=3)
except ValueError as error:
    print(error)
