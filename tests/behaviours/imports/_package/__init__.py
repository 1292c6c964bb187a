"""A package for the programs beside it to import."""
print("package is loaded", __name__, __package__)
from . import first
from .first import name as first_name

version = "1.0"
