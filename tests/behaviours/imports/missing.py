"""Modules that are not there."""
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, error.name, isinstance(error, ImportError))
try:
    from no_such_package.module import thing
except ModuleNotFoundError as error:
    print(error)
try:
    from . import sibling
except ImportError as error:
    print(error)
try:
    from sys import no_such_name
except ImportError as error:
    print(error)
