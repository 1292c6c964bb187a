"""A star import takes what __all__ says."""
from _exported import *

print(visible, _private, "other" in globals())
