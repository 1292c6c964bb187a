"""Patterns are pickled by source and flags; matches are not pickled at all."""
import copy
import pickle
import re

pattern = re.compile('a(?P<n>b)', re.I | re.M)
for protocol in range(6):
    print(pickle.loads(pickle.dumps(pattern, protocol)) == pattern)
print(copy.copy(pattern) is pattern, copy.deepcopy([pattern])[0] is pattern)
try:
    pickle.dumps(pattern.match('ab'))
except TypeError as error:
    print(error)
