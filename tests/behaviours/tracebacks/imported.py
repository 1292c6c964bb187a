"""A traceback through an imported module."""
import _module

_module.divide(1, 0)
