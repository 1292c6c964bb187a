"""The containers of collections and types have layouts of their own."""
import collections
import types
from pprint import pprint

pprint(collections.OrderedDict((number, 'v' * 20) for number in range(4)))
pprint(collections.defaultdict(list, {number: ['v' * 20] * 3 for number in range(2)}))
pprint(collections.Counter('abracadabra'), width=20)
pprint(collections.deque(range(30)))
pprint(collections.deque(range(30), maxlen=50))
pprint(collections.ChainMap({'a': 'b' * 50}, {'c': 'd' * 50}))
pprint(types.SimpleNamespace(a='x' * 50, b='y' * 50))
pprint(types.MappingProxyType({'a': 'x' * 50, 'b': 'y' * 50}))
pprint(collections.UserDict({'a': 'x' * 50, 'b': 'y' * 50}))
pprint(collections.UserList(['x' * 50, 'y' * 50]))
