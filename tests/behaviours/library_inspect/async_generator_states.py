"""The state and the variables of an asynchronous generator."""
import asyncio
import inspect


async def items():
    value = 1
    yield value


async def main():
    made = items()
    print(inspect.getasyncgenstate(made), dict(inspect.getasyncgenlocals(made)))
    await anext(made)
    print(inspect.getasyncgenstate(made), dict(inspect.getasyncgenlocals(made)))
    await made.aclose()
    print(inspect.getasyncgenstate(made), inspect.getasyncgenlocals(made))


asyncio.run(main())
try:
    inspect.getasyncgenlocals(iter([]))
except TypeError as error:
    print(str(error).endswith('is not a Python async generator'))
