"""A syntax error anywhere means that nothing runs."""
print("this must not be printed")
def broken(:
    pass
