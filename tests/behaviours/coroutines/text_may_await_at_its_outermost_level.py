"""A text that is compiled with PyCF_ALLOW_TOP_LEVEL_AWAIT is a coroutine if it awaits, and leaves its names."""

import ast
import asyncio
import inspect
import types

FLAG = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
TEXT = '''
x = await double(4)
async with manager() as m:
    async for item in items():
        x += item
squares = [n * n async for n in items()]
def reads_global():
    return x
y = reads_global() + (await double(1))
'''


async def double(number):
    await asyncio.sleep(0)
    return 2 * number


async def items():
    yield 1
    yield 2


class manager:
    async def __aenter__(self):
        return 'entered'

    async def __aexit__(self, *details):
        print('left')


async def main():
    names = {'double': double, 'items': items, 'manager': manager}
    code = compile(TEXT, '<text>', 'exec', FLAG)
    print(bool(code.co_flags & inspect.CO_COROUTINE))
    await eval(code, names)
    print(names['x'], names['y'], names['m'], names['squares'])

    names = {'double': double}
    await types.FunctionType(compile('z = await double(5)', '<text>', 'exec', FLAG), names)()
    print(names['z'])

    locals_ = {}
    await eval(compile('w = await double(7)', '<text>', 'exec', FLAG), {'double': double}, locals_)
    print(locals_)

    print(await eval(compile('await double(8) + 1', '<text>', 'eval', FLAG), {'double': double}))
    print(eval(compile('1 + 1', '<text>', 'eval', FLAG)))


asyncio.run(main())
