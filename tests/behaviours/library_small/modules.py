"""copy, heapq, bisect, reprlib, warnings, weakref, contextlib, types, operator."""
import bisect
import contextlib
import copy
import heapq
import operator
import reprlib
import types
import warnings
import weakref


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


inner = [1, 2]
original = {'a': inner, 'b': (inner, 3), 'c': {4}}
shallow, deep = copy.copy(original), copy.deepcopy(original)
inner.append(9)
print(shallow, deep, deep['a'] is deep['b'][0])
loop = []
loop.append(loop)
clone = copy.deepcopy(loop)
print(clone[0] is clone, copy.copy(5), copy.deepcopy('x'), copy.copy((1,)), copy.copy({1, 2}))


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class Slotted:
    __slots__ = ('a', 'b')


n = Node([1], Node(2))
m = copy.deepcopy(n)
print(m.value, m.value is n.value, m.next.value, copy.copy(n).value is n.value)
s = Slotted()
s.a = [1]
t = copy.deepcopy(s)
print(t.a, t.a is s.a, hasattr(t, 'b'))
attempt(copy.deepcopy, (i for i in ()))
attempt(copy.replace, 3)

data = [5, 3, 8, 1, 9, 2, 7]
heap = []
for item in data:
    heapq.heappush(heap, item)
print([heapq.heappop(heap) for _ in range(len(heap))], heapq.nlargest(3, data), heapq.nsmallest(2, data),
      heapq.nlargest(2, data, key=lambda v: -v), list(heapq.merge([1, 4], [2, 3], [0])),
      list(heapq.merge([4, 1], [3, 2], reverse=True)), heapq.nsmallest(99, data), heapq.nlargest(0, data))
heapq.heapify(data)
print(data[0], heapq.heappushpop(data, 0), heapq.heapreplace(data, 6), data[0])
attempt(heapq.heappop, [])
numbers = [1, 2, 2, 3]
print(bisect.bisect(numbers, 2), bisect.bisect_left(numbers, 2), bisect.bisect_right([(1, 'a'), (3, 'b')], 2, key=lambda t: t[0]))
bisect.insort(numbers, 2.5)
print(numbers)
attempt(bisect.bisect, numbers, 1, lo=-1)
print(reprlib.repr(list(range(100))), reprlib.repr('x' * 100), reprlib.repr({i: i for i in range(9)}), reprlib.repr(10 ** 60),
      reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(set('abc')), reprlib.repr((1,)), reprlib.Repr(maxlist=2).repr([1, 2, 3]))

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('one')
    warnings.warn('two', DeprecationWarning)
    warnings.warn(RuntimeWarning('three'))
print([(w.category.__name__, str(w.message), w.lineno) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    attempt(warnings.warn, 'raised')
    warnings.filterwarnings('ignore', message='quiet')
    warnings.warn('quiet please')
attempt(warnings.warn, 'x', int)
attempt(warnings.simplefilter, 'sometimes')
print(warnings.formatwarning('text', UserWarning, 'file.py', 3, 'the line'))
with warnings.catch_warnings(record=True) as caught:
    warnings.resetwarnings()
    for _ in range(3):
        warnings.warn('repeated')
    print(len(caught))


@warnings.deprecated('old')
def old():
    return 'result'


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(old(), [str(w.message) for w in caught], old.__deprecated__)


class Thing:
    def method(self):
        return 'called'


thing = Thing()
r, p, w = weakref.ref(thing), weakref.proxy(thing), weakref.WeakMethod(thing.method)
keys, values, items = weakref.WeakKeyDictionary({thing: 1}), weakref.WeakValueDictionary(k=thing), weakref.WeakSet([thing])
f = weakref.finalize(thing, print, 'finalized')
print(r() is thing, p.method(), w()(), len(keys), len(values), len(items), f.alive, values['k'] is thing, thing in items)
attempt(values.__getitem__, 'nope')
attempt(weakref.ref, 3)
print(f.detach()[1:], f.alive)


@contextlib.contextmanager
def managed(log, swallow=False):
    log.append('enter')
    try:
        yield 'value'
    except ValueError:
        log.append('caught')
        if not swallow:
            raise
    finally:
        log.append('exit')


log = []
with managed(log) as value:
    log.append(value)
with managed(log, swallow=True):
    raise ValueError
try:
    with managed(log):
        raise ValueError('through')
except ValueError as error:
    log.append(str(error))
try:
    with managed(log):
        raise StopIteration('stop')
except StopIteration as error:
    log.append(repr(error))
print(log)


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def never():
    if False:
        yield


attempt(lambda: twice().__enter__() and None or contextlib.ExitStack().enter_context(never()))
try:
    with twice():
        pass
except RuntimeError as error:
    print(error)
log = []
with contextlib.ExitStack() as stack:
    stack.enter_context(managed(log))
    stack.callback(log.append, 'callback')
    kept = stack.pop_all()
print(log)
kept.close()
print(log)
try:
    with contextlib.ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise KeyError('first')
except ZeroDivisionError as error:
    print(repr(error), repr(error.__context__))
attempt(contextlib.ExitStack().enter_context, 3)
with contextlib.suppress(KeyError, IndexError):
    [][1]
import io
with contextlib.redirect_stdout(io.StringIO()) as out:
    print('captured')
print(repr(out.getvalue()))
with contextlib.nullcontext(5) as five, contextlib.closing(io.StringIO()) as closed:
    print(five)
print(closed.closed, isinstance(stack, contextlib.AbstractContextManager))

namespace = types.SimpleNamespace(a=1, b=[2])
print(namespace, namespace == types.SimpleNamespace(a=1, b=[2]), types.new_class('Made', (int,), {}, lambda ns: ns.update(x=5))(3).x)
proxy = types.MappingProxyType({'k': 1})
attempt(lambda: proxy.__setitem__)
print(proxy['k'], isinstance(len, types.BuiltinFunctionType), isinstance(thing.method, types.MethodType),
      isinstance(managed, types.FunctionType), isinstance(types, types.ModuleType), isinstance(int | str, types.UnionType))


@types.coroutine
def yielding():
    got = yield 'out'
    return got


async def waits():
    return await yielding()


c = waits()
print(c.send(None))
try:
    c.send('back')
except StopIteration as stop:
    print(stop.value)
print(operator.itemgetter(1, 0)('ab'), operator.attrgetter('a')(namespace), operator.methodcaller('upper')('x'),
      operator.add(1, 2), operator.contains([1], 1), operator.__lt__(1, 2), operator.index(True), operator.concat([1], [2]))
