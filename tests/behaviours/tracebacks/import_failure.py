"""A traceback from the loading of a module."""
import _failing
