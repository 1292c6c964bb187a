"""Fields are evaluated from the left where the template stands, also in functions, classes and coroutines."""
import asyncio
def note(value):
    print('note', value)
    return value
print(t'{note(1)}{note(2):{note(3)}}'.values)
def outer():
    inner = 'closure'
    return lambda: t'{inner}'
print(outer()().values)
class A:
    attribute = 1
    template = t'{attribute}'
print(A.template.values, [t'{i}'.values for i in range(2)])
async def value(): return 'awaited'
async def main(): return t'{await value()}{await value():{await value()}}'
print(asyncio.run(main()))
try:
    t'{missing}'
except NameError as error:
    print(error)
