"""Functions and classes have their parameters, decorators and type parameters."""
import ast
text = '''
@d(1)
@e
def f[T: int = str, *Ts = *tuple[int], **P = [int]](a, /, b: int, c=1, *args: int, d, e=2, **kw) -> None: pass
async def g():
    async with a: await b
    async for x in y: yield x
    yield from z
class A(B, metaclass=C): x = 1
'''
for node in ast.parse(text).body:
    print(ast.dump(node, indent=1))
