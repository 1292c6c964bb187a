"""Old protocols are written with Python 2's names, and its pickles are read."""
import pickle
from collections import UserList
from itertools import filterfalse

values = [range, int, chr, zip, map, filterfalse, UserList, ValueError, FileNotFoundError, ModuleNotFoundError, ZeroDivisionError]
for value in values:
    octets = pickle.dumps(value, 2)
    print(octets, pickle.loads(octets))
    print(pickle.dumps(value, 2, fix_imports=False), pickle.dumps(value, 3))
for name in (
    '__builtin__\nxrange', '__builtin__\nbasestring', '__builtin__\nreduce', 'exceptions\nStandardError', 'exceptions\nKeyError',
    'UserDict\nUserDict', 'itertools\nizip', 'StringIO\nStringIO', 'urllib\nquote', 'urlparse\nurljoin', 'Queue\nQueue',
):
    print(pickle.loads(f'c{name}\n.'.encode()).__name__)
