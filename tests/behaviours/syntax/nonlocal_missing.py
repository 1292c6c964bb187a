"""nonlocal for a name that no outer function binds."""
def f():
    nonlocal missing
    missing = 1
