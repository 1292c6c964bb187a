"""Interactive code that awaits shows what its expressions give."""

import ast
import asyncio
import sys


async def answer():
    return 42


async def main():
    code = compile('await answer()', '<text>', 'single', ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    await eval(code, {'answer': answer})
    sys.displayhook = lambda value: print('shown', value)
    await eval(code, {'answer': answer})
    try:
        await eval(compile('await answer(); 1 / 0', '<text>', 'single', ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), {'answer': answer})
    except ZeroDivisionError as error:
        print(error, error.__traceback__.tb_next.tb_frame.f_code.co_name)


asyncio.run(main())
