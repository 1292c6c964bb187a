"""Variables that functions inside share are written through as well, from either side."""
import sys


def outer():
    shared = 1

    def inner():
        shared
        sys._getframe().f_locals['shared'] = 2
        return shared

    print(inner(), shared)
    sys._getframe().f_locals['shared'] = 3
    print(inner.__closure__[0].cell_contents)


outer()
