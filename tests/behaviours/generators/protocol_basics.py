"""`send`, `throw`, `close`, `return` values and `StopIteration`."""
def echo():
    received = []
    while True:
        got = yield len(received)
        if got is None: return received
        received.append(got)
g = echo(); print(next(g), g.send("a"), g.send("b"))
try: g.send(None)
except StopIteration as e: print(e.value)
def catcher():
    while True:
        try: yield "ok"
        except KeyError as e: yield f"caught {e}"
g = catcher(); print(next(g), g.throw(KeyError("k")), next(g), g.throw(KeyError("j")))
try: g.throw(ValueError("out"))
except ValueError as e: print(e, list(g))
def closing():
    try: yield 1
    finally: print("closed")
g = closing(); next(g); g.close(); g.close()
for _ in (kept := closing()): break
kept.close()
print("after loop")
g = closing(); g.close(); print("not started: no finally")
def returns(): return 5; yield
try: next(returns())
except StopIteration as e: print(e.value, e.args)
print(list(returns()))
