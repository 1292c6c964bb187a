"""Operands, arguments, keys, targets and defaults are evaluated left to right, with the value before its targets."""
log = []
def n(x):
    log.append(x)
    return x
def show(label):
    print(label, log)
    log.clear()
def f(*a, **k): return dict
n(1) + n(2) * n(3); show("binary")
{n(1): n(2), n(3): n(4)}; show("dict")
f(n(1), *[n(2)], k=n(3), *[n(4)], **{"z": n(5)}); show("call")
d = {}
class T(dict):
    pass
t = T()
def target(name):
    log.append(name)
    return t
target("a")[n("i")] = target("b")[n("j")] = n("value"); show("assign")
target("a")[n("i")] = n("v"); show("assign1")
t[1] = 1
target("t")[n(1)] += n(5); show("augmented")
n(0) if n(1) else n(2); show("conditional")
n(1) < n(3) < n(2) < n(9); show("chain")
n(0) or n(5) or n(6); show("or")
def g(a=n("d1"), *, b=n("d2")) -> 3: pass
show("defaults")
[n(i) for i in [n(7), n(8)] if n(i + 10)]; show("comp")
(n(1), *[n(2), n(3)], n(4)); show("star")
x, target("u")[n("k")], *y = n((1, 2, 3)); show("unpack")
{k: v for k, v in [(n(1), n(2))]}; show("dictcomp")
{n("k1"): n("v1") for _ in [0]}; show("dictcomp2")
"abc"[n(0):n(2):n(1)]; show("slice")
assert n(1), n(2); show("assert")
del target("x")[n("i")]; show("del")
print(f"{n(1)} {n(2):{n(3)}}"); show("fstring")
@n
@(lambda f: n(f) and f)
def deco(): pass
print(len(log)); log.clear()
class B(n(object), metaclass=n(type)): x = n(1)
print(log == [object, type, 1])
