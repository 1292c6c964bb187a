"""`assert` raises AssertionError with its message unevaluated when true."""
def boom(): raise RuntimeError("evaluated")
assert True, boom()
for f in ["assert False", "assert 0, 'msg'", "assert [], [1]", "assert None, (1, 2)", "assert not 1, f'{1}'", "assert False, ValueError('v')", "assert False, None"]:
    try: exec(f)
    except AssertionError as e: print(repr(e), e.args)
try: exec("assert 0, boom()")
except RuntimeError as e: print(e)
saved = AssertionError
AssertionError = ValueError
try: assert 0, "still"
except saved as e: print(repr(e))
