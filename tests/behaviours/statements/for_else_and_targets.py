"""`for` assigns any target each round, keeps it after, and its `else` runs without `break`."""
d = {}; l = [0, 0]
class O: pass
o = O()
for d["k"] in range(3): pass
for l[1] in "ab": pass
for o.attr in [7, 8]: pass
print(d, l, o.attr)
for (a, b), *c in [((1, 2), 3, 4), ("xy",)]: print(a, b, c)
for i in []: pass
else: print("empty else")
for i in range(3):
    if i == 5: break
else: print("no break", i)
for i in range(3):
    if i == 1: break
else: print("never")
print(i)
i = "kept"
for i in (): pass
print(i)
items = [1, 2, 3]
for v in items:
    if v < 3: items.append(v + 10)
print(items)
try:
    e = {1: 1}
    for k in e: e[k + 1] = 1
except RuntimeError as x: print(x)
try:
    s = {1}
    for k in s: s.add(k + 1)
except RuntimeError as x: print(x)
n = 3
while n: n -= 1
else: print("while else", n)
while True:
    break
else: print("never")
for x in 1, 2, *(3, 4): print(x, end=" ")
print()
for x in (y := [5]): print(x, y)
