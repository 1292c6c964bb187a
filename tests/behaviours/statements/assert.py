"""Assertions, with and without messages."""
assert True, "not evaluated"
for code in ("assert 1 == 2", "assert 0, 'message'", "assert [], ('a', 1)"):
    try:
        exec(code)
    except AssertionError as error:
        print(repr(error), error.args)
