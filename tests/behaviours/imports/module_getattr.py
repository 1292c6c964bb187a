"""A module's own __getattr__ answers for what is missing."""
import _lazy
from _lazy import computed

print(_lazy.computed, computed)
try:
    _lazy.other
except AttributeError as error:
    print(error)
try:
    from _lazy import nothing
except ImportError as error:
    print(type(error).__name__)
