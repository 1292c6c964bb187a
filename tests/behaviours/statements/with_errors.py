"""What `with` says of objects that are no context managers."""
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
class Both:
    def __enter__(self): pass
    def __exit__(self): pass
class Inst: pass
i = Inst(); i.__enter__ = lambda: 1; i.__exit__ = lambda *a: None
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
for v in (5, None, "s", NoExit(), NoEnter(), Both(), i, Inst, Async()):
    try:
        with v: pass
        print("ok")
    except TypeError as e: print(e)
async def main(v):
    async with v: pass
for v in (5, NoExit(), Both(), Inst()):
    c = main(v)
    try: c.send(None)
    except TypeError as e: print(e)
