"""The name of an `except` clause is unbound at its end, even if it was bound before."""
e = "before"
try:
    1 / 0
except ZeroDivisionError as e:
    pass
try:
    e
except NameError as x:
    print(x)
def f():
    e = 1
    try:
        raise KeyError("k")
    except KeyError as e:
        del e
    try:
        print(e)
    except UnboundLocalError as x:
        print(x)
    try:
        raise KeyError("k")
    except KeyError as e:
        e = "rebound"
    try:
        e
    except UnboundLocalError as x:
        print(x)
f()
