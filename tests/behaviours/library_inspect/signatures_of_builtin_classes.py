"""Built-in classes that say how they are called have signatures; others raise `ValueError`."""

import functools
import inspect
import io

for cls in (bool, complex, enumerate, filter, float, frozenset, list, map, memoryview, object, property, reversed, set,
            staticmethod, classmethod, tuple, zip, functools.partial, io.StringIO, int, str, dict, range, slice):
    try:
        print(cls.__name__, inspect.signature(cls), cls.__text_signature__)
    except ValueError as error:
        print('ValueError:', error)


class Mine(list):
    pass


print(inspect.signature(Mine), Mine.__text_signature__)
