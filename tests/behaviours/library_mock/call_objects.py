"""call makes values that compare with tuples and print like calls."""
from unittest.mock import call
print(call(1, x=2), call.foo(3), call.a.b().c, call().d)
print(call(1) == ((1,), {}), call(1) == ('', (1,), {}), call(1) == ((1,),), call(x=1) == ({'x': 1},))
print(call.foo(1) == ('foo', (1,), {}), call.foo(1) == ('foo', (1,)), call.foo(1) == call.bar(1), call() == ())
print(call(1) != call(2), call(1) == 3, call('a', 'b').args, call(k=1).kwargs)
name, args, kwargs = call.foo(1, z=2)
print(name, args, kwargs)
print(call.a(1).b(2).call_list(), call.count, call.index)
print([call(1), call(2)] == [((1,), {}), ((2,), {})])
