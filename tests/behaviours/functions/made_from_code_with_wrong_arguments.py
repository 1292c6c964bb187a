"""types.FunctionType checks what it is given beside the code."""
import types


def plain():
    pass


for arguments in ({}, 3), ({}, None, 3), ({}, 'name', (), 3), ({}, 'name', None, None, 3), (3,), ({}, 'name', (), ()):
    try:
        print(types.FunctionType(plain.__code__, *arguments).__name__)
    except TypeError as error:
        print(error)
