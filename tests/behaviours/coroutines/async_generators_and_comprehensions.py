"""Async generators, comprehensions, and their methods and edge errors."""
import asyncio, inspect
async def ag(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
    finally:
        print("ag finally")
async def double(x): return x * 2
async def main():
    print([x async for x in ag(3)], {x async for x in ag(2)}, {x: x async for x in ag(2)}, [x async for x in ag(5) if x % 2], [await double(x) for x in range(3)], [await double(x) async for x in ag(2) if await double(x)])
    g = (x * 2 async for x in ag(3)); print(type(g).__name__, [y async for y in g])
    a = ag(3); print(await anext(a), await a.asend("v"), a.ag_running, a.ag_frame is not None, a.ag_code.co_name, inspect.isasyncgen(a))
    await a.aclose()
    try: await anext(a)
    except StopAsyncIteration as e: print(repr(e))
    print(await anext(a, "default"))
    b = ag(3); await b.__anext__()
    try: await b.athrow(ValueError("t"))
    except ValueError as e: print(e)
    c = ag(1)
    try: await c.asend(5)
    except TypeError as e: print(e)
    async def bad():
        yield 1
        raise StopAsyncIteration
    try: [x async for x in bad()]
    except RuntimeError as e: print(e)
    async def bad2():
        yield 1
        raise StopIteration
    try: [x async for x in bad2()]
    except RuntimeError as e: print(e)
    for f in [lambda: [x for x in ag(1)], lambda: iter(ag(1)), lambda: next(ag(1)), lambda: aiter([]), lambda: anext([])]:
        try: f()
        except TypeError as e: print(e)
    try:
        async for x in [1]: pass
    except TypeError as e: print(e)
    try:
        async with 5: pass
    except TypeError as e: print(e)
    try: await 5
    except TypeError as e: print(e)
    class CM:
        async def __aenter__(self): print("enter"); return self
        async def __aexit__(self, *a): print("exit", a[0] and a[0].__name__); return True
    async with CM() as p, CM() as q: raise ValueError
    async with (CM(), CM()): pass
    class AI:
        def __init__(self): self.i = 0
        def __aiter__(self): return self
        async def __anext__(self):
            self.i += 1
            if self.i > 2: raise StopAsyncIteration
            return self.i
    async for x in AI(): print(x)
    else: print("else")
    print([x async for x in AI()])
asyncio.run(main())
