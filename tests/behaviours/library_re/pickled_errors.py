"""A `PatternError` is pickled by its message."""
import copy
import pickle
import re

try:
    re.compile('a\n(b')
except re.error as caught:
    error = pickle.loads(pickle.dumps(caught))
    print(type(error).__name__, error.args, error.pos, error.lineno, copy.copy(caught).msg)
