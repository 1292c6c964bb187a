"""The texts that `from __future__ import annotations` keeps are written as CPython writes expressions."""
from __future__ import annotations


def function(
    a: list[  'x' , "it's"],
    b: (1),
    c: 1+ 2*3,
    d: (1+2) *3,
    *e: *Ts,
    f: x if y else z,
    g: dict[str,int]|None,
    h: {1:2, **m},
    i: not a  and b,
    j: f(x, *y, k = 1, **z),
    k: -x ** 2,
    m: x[1:2, ::3],
    n: (a, ),
    o: a.b . c,
    p: a<b!=c,
    q: (),
    r: [a,b],
) -> {1, 2}: pass


for name, text in function.__annotations__.items():
    print(name, "=", text)
