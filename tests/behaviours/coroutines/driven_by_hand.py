"""Coroutines run by `send`, give results by StopIteration, and take exceptions by `throw`."""
class Suspend:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)
async def add(a, b):
    x = await Suspend(a); y = await Suspend(b)
    return x + y
c = add("first", "second"); print(c.send(None), c.send(10))
try: c.send(20)
except StopIteration as e: print(e.value)
async def guarded():
    try: await Suspend("wait")
    except ValueError as e: return f"handled {e}"
    finally: print("cleanup")
c = guarded(); c.send(None)
try: c.throw(ValueError("v"))
except StopIteration as e: print(e.value)
c = guarded(); c.send(None); c.close(); print("closed")
async def nested(n): return n if n == 0 else 1 + await nested(n - 1)
try: nested(5).send(None)
except StopIteration as e: print(e.value)
async def comp(): return [await Suspend(i) for i in range(3)], {i: await Suspend(i) for i in "ab"}, f"{await Suspend('f')}"
c = comp(); sent = None; out = []
try:
    while True: sent = c.send(sent); out.append(sent)
except StopIteration as e: print(out, e.value)
async def expr(): return (await Suspend(1)) + (await Suspend(2)) if await Suspend(True) else 0
c = expr(); print([c.send(None), c.send(True), c.send(5)])
try: c.send(6)
except StopIteration as e: print(e.value)
lam = lambda: Suspend(3)
async def w(): return await lam()
c = w(); c.send(None)
try: c.send("lam")
except StopIteration as e: print(e.value)
