"""Chained assignment evaluates the value once and assigns left to right."""
log = []
class D(dict):
    def __setitem__(self, k, v): log.append((k, v)); super().__setitem__(k, v)
d = D()
def v(): log.append("value"); return [1]
a = d["x"] = b = d["y"] = v()
print(log, a is b, d["x"] is a)
i = d[i] = 0 if False else 3 if False else "k"
print(i, d[i])
x, y = y2, x2 = 1, 2
print(x, y, x2, y2)
x, x = 1, 2; print(x)
l = [0, 1, 2]
i = 0
i, l[i] = 2, "two"; print(i, l)
(a, b), c = [d2, *e2] = "pq", "r"; print(a, b, c, d2, e2)
