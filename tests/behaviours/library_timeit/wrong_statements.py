"""Statements and setups are texts or functions, and wrong texts raise at once."""
import gc
import timeit
for stmt, setup in ((3, 'pass'), ('pass', 3), ('x =', 'pass'), ('pass', 'y =')):
    try:
        timeit.Timer(stmt, setup)
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__, error)
timeit.timeit(lambda: print(gc.isenabled()), number=1)
print(gc.isenabled())
