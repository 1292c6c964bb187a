"""A folder without __init__.py is a namespace package."""
import _namespace.part

print(_namespace.part.name, _namespace.__name__, hasattr(_namespace, "__file__") and _namespace.__file__)
