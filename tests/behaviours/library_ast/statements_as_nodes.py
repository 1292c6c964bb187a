"""Every statement has its node."""
import ast
text = '''
x = y = 1
x: int = 2
x += 3
del x, y[0]
type T[A: int, *B, **C] = list[A]
for i in j: break
else: continue
while a: pass
if a: b
elif c: d
with a as b, c: pass
raise A from b
try: a
except B as c: d
except: e
else: f
finally: g
try: a
except* B: c
assert a, b
import a.b as c, d
from ..e import f as g
from h import *
global z
a
'''
for node in ast.parse(text).body:
    print(ast.dump(node))
