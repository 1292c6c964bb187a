"""While a comprehension runs, `locals()`, `eval` and `exec` see its targets, which go before variables of the same name."""
import sys


def function():
    outer = 1
    print([eval('item + outer') for item in range(3)])
    print([sorted(locals()) for item in (1,)], {key: sorted(vars()) for key in (1,)}, [dir() for one in (1,)])
    item = 5
    print([eval('item') for item in (1, 2)], item, eval('item'), sorted(locals()))
    print([eval('second') for first in (1,) for second in (first, 2)])
    print([[sorted(locals()) for inner in (2,)] for middle in (1,)])
    print([sys._getframe().f_locals['deep'] for deep in (3,)], 'deep' in sys._getframe().f_locals)
    try:
        [1 / number for number in (1, 0)]
    except ZeroDivisionError:
        print('number' in locals())
    try:
        sys._getframe().f_locals['missing']
    except KeyError as error:
        print(error)




async def asynchronous():
    async def items():
        yield 1
        yield 2
    print([eval('item') async for item in items()], sorted(locals()))


function()
try:
    asynchronous().send(None)
except StopIteration:
    pass
print([eval('item') for item in range(3)], 'item' in globals())
print([sorted(locals()) for item in (1,)], [exec('print(item)') for item in range(2)])


class Body:
    inside = 2
    print([eval('item') for item in range(3)], [sorted(locals()) for item in (1,)])
    print('item' in locals(), 'inside' in locals())
