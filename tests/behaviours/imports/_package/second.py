"""A module that uses its siblings."""
from . import first
from .first import name
from .. import nothing_there
