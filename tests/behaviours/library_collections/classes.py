"""namedtuple, Counter, ChainMap, and the classes to inherit from."""
import collections
import collections.abc as abc
import pickle
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


Point = namedtuple('Point', 'x y', defaults=[0])
p = Point(1, 2)
print(p, p.x, p[1], p._asdict(), p._replace(y=5), Point(3), Point._make([7, 8]), p == (1, 2), hash(p) == hash((1, 2)))
print(Point._fields, Point._field_defaults, Point.__doc__, Point.__match_args__, Point.__module__, Point.__qualname__)
x, y = p
print(x, y, pickle.loads(pickle.dumps(p)), Point.x.__doc__, isinstance(p, tuple))
attempt(Point)
attempt(Point, 1, 2, 3)
attempt(Point, z=1)
attempt(p._replace, z=1)
attempt(Point._make, [1])
for bad in (('1', 'a'), ('P', 'a a'), ('P', '_a'), ('P', 'class'), ('P', 'a b', {'defaults': (1, 2, 3)})):
    attempt(namedtuple, *bad[:2], **(bad[2] if len(bad) > 2 else {}))
print(namedtuple('R', 'a a _b class 1', rename=True)._fields)


class Sub(Point):
    def norm(self):
        return self.x + self.y


print(Sub(1, 2), Sub(1, 2).norm())
match p:
    case Point(x=1, y=y):
        print('matched', y)

c = Counter('abracadabra')
print(c, c['z'], c.most_common(2), c.total(), sorted(c.elements()))
c.update('aaa')
c.subtract({'a': 1, 'q': 2})
print(c, +c, -c, c.most_common()[-1])
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=0)
print(a + b, a - b, a & b, a | b, a == b, a <= a + b, a < b, a > a)
a += b
print(a, Counter([1, 1, 2], x=5), Counter(), Counter(None))
a -= Counter(a=10)
print(a, a.copy(), pickle.loads(pickle.dumps(a)))
attempt(Counter.fromkeys, 'abc')
del a['not there']

chain = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(chain['a'], chain['b'], len(chain), list(chain), chain.get('z', 9), 'b' in chain, chain)
chain['b'] = 7
child = chain.new_child({'c': 4})
print(chain.maps, child['c'], child.parents == chain, dict(child), bool(ChainMap()))
attempt(chain.__delitem__, 'zz')
attempt(chain.pop, 'zz')
print(chain | {'n': 1}, {'n': 0} | chain)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u.update({'b': 2})
u.setdefault('C', 3)
print(u, u['A'], len(u), 'B' in u, u.get('x'), u.copy(), type(u.copy()).__name__, u | {'D': 4}, u.pop('A'))
attempt(u.__getitem__, 'nope')
l = UserList([3, 1, 2])
l.append(5)
l.sort()
print(l, l[1:], type(l[1:]).__name__, l + [9], [0] + l, l * 2, l == [1, 2, 3, 5], l.index(3), l.count(1), l.pop(), 3 in l)
s = UserString('hello')
print(s.upper(), type(s.upper()).__name__, s + ' you', s[1:3], 'ell' in s, s == 'hello', len(s), s.find('l'), s.split('l'),
      s * 2, s.center(9, '*'), hash(s) == hash('hello'), f'{s}', s.encode(), s.replace('l', 'L'))

d = defaultdict(list)
d['k'].append(1)
print(d, d.default_factory, dict(d))
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
print(o, o.popitem(last=False), list(reversed(o)), o == {'c': 3, 'a': 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.rotate(1)
print(q, q.maxlen, q.popleft())

print(isinstance([], abc.Sequence), isinstance({}, abc.Mapping), isinstance('', abc.Hashable), isinstance([], abc.Hashable),
      issubclass(dict, abc.MutableMapping), isinstance(iter([]), abc.Iterator), isinstance(print, abc.Callable),
      isinstance(set(), abc.MutableSet), isinstance(range(3), abc.Sequence), isinstance({}.keys(), abc.KeysView),
      isinstance((i for i in ()), abc.Generator), isinstance(deque(), abc.MutableSequence), isinstance(3, abc.Iterable))


class Numbers(abc.Sequence):
    def __getitem__(self, i):
        return [10, 20, 30][i]

    def __len__(self):
        return 3


n = Numbers()
print(list(n), list(reversed(n)), 20 in n, n.index(30), n.count(10))
attempt(n.index, 99)


class Bag(abc.MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, item):
        if item not in self.items:
            self.items.append(item)

    def discard(self, item):
        if item in self.items:
            self.items.remove(item)


bag = Bag('abc')
print(sorted(bag | {'d'}), sorted(bag & {'a', 'z'}), sorted(bag - {'a'}), sorted(bag ^ {'a', 'z'}), bag <= {'a', 'b', 'c'},
      bag == {'a', 'b', 'c'}, bag.isdisjoint('xyz'))
bag |= 'xy'
bag.remove('x')
attempt(bag.remove, 'nope')
print(sorted(bag))


class Store(abc.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


store = Store()
store.update(a=1, b=2)
print(store.pop('a'), store.setdefault('c', 3), store.get('z'), dict(store), list(store.items()), store == {'b': 2, 'c': 3},
      store.keys() & {'b'}, 3 in store.values(), store.popitem())
attempt(store.pop, 'nope')
attempt(abc.Sequence)
attempt(type('Half', (abc.Mapping,), {'__len__': None, '__iter__': None}))
print(collections.abc.Callable[[int], str], abc.Iterable[int])
