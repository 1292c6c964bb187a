"""Unusual source that is valid."""
x = 1; y = 2; print(x, y);
if x: print("one line")
else: print("else")
print(x
      + y, [
    1,

    2,
], sep=" \
")
def f(a, b=1, /, *c, d, e=2, **g): return a
class A: pass; z = 3
for _ in range(1): pass
while False: ...
print(f(5, d=1), A.z, not x in [2], x if x else y, -x ** 2, 2 ** -1, ~-x, (yield_ := 5), (lambda: (1, 2))(), *[1], *"ab")
print(1 .real, 1..real, 1.e3, 0_0, 00, 1_0.0_1, 1E5, 1j.imag, "a" 'b' """c""", not not x, x < y == 2 != 3)
	# an oddly indented comment

print(x) ; print(y)
match x:
    case 1 if x: print("matched")
type = soft = match = case = _ = 1
print(type, soft, match, case, _); é = ª = 1; print(é, a) if False else None
print({**{}, 'a': 1, }, {*(), 1, }, [*(), ], (*(), ), {1: 2, }, f"{x,}", f'{x!r:>{y}}')
try: pass
except (A, ValueError): pass
else: pass
finally: pass
with open(__file__) as a, open(__file__) as b: pass
@lambda function: function
def g(): "only text"
print(g.__doc__, [x for x in [1] if x if True for y in [2]], x or y and not x, (x, ), (), ((1), ))
