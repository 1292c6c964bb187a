"""operator and functools can be imported without their native parts, and do the same."""
import sys
import pickle

kept = {name: sys.modules.pop(name, None) for name in ('operator', 'functools', '_operator', '_functools')}
sys.modules['_operator'] = sys.modules['_functools'] = None
import functools
import operator

print(operator.add(1, 2), operator.iadd([1], [2]), operator.itemgetter(1, 0)('ab'), operator.attrgetter('real')(5),
      operator.methodcaller('upper')('x'), operator.indexOf([1, 2], 2), operator.countOf([1, 1], 1),
      operator.length_hint(iter([1, 2])), operator.__add__(1, 1), operator.itemgetter(1))
print(functools.reduce(lambda a, b: a * b, [1, 2, 3]), functools.partial(int, base=2)('11'),
      sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


@functools.lru_cache(maxsize=2)
def square(x):
    return x * x


print([square(x) for x in (1, 2, 1, 3, 1)], square.cache_info())
square.cache_clear()
print(square.cache_info(), functools.partial(print, 1, sep='-').args)
