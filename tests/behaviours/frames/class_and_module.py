"""`f_locals` of a class body and of a module is the namespace itself."""
import sys


class Made:
    first = 1
    sys._getframe().f_locals['second'] = 2


print(Made.second, sys._getframe().f_locals is globals())
sys._getframe().f_locals['third'] = 3
print(third)
