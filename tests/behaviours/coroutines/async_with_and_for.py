"""`async with` and `async for` unwind, break, continue and run their `else`."""
import asyncio
class CM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    async def __aenter__(self): print("enter", self.n); await asyncio.sleep(0); return self.n
    async def __aexit__(self, t, v, tb): print("exit", self.n, t and t.__name__); return self.swallow
async def numbers(n):
    try:
        for i in range(n): await asyncio.sleep(0); yield i
    finally: print("numbers done")
class AI:
    def __init__(self, n): self.i, self.n = 0, n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == self.n: raise StopAsyncIteration
        self.i += 1
        return self.i
async def main():
    async with CM(1) as a, CM(2) as b: print(a, b)
    async with CM(3, True): raise ValueError
    try:
        async with (CM(4), CM(5)): raise KeyError("k")
    except KeyError as e: print("out", e)
    async for i in numbers(3): print(i)
    else: print("else")
    async for i in AI(3):
        if i == 1: continue
        break
    else: print("never")
    async def find():
        async with CM(6):
            async for i in AI(5):
                if i == 2: return i
    print(await find())
    print([i async for i in numbers(3) if i], await anext(AI(1)), [x async for x in (y async for y in numbers(2))])
    async def gen():
        async with CM(7): yield 1; yield 2
    async for v in gen(): print("v", v)
    print(sum([x async for x in numbers(4)]), {x: y async for x in numbers(1) for y in range(2)})
asyncio.run(main())
