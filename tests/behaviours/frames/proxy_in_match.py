"""The proxy of a frame's variables matches the pattern of a mapping."""
import sys


def function():
    x = 1
    match sys._getframe().f_locals:
        case {'x': found}:
            print(found)
        case _:
            print('no mapping')


function()
