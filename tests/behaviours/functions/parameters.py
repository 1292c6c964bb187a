"""Every kind of parameter: positional only, defaults, starred, keyword only, double starred."""


def everything(a, b=2, /, c=3, *rest, d, e=5, **extra):
    return a, b, c, rest, d, e, extra


print(everything(1, d=4))
print(everything(1, 20, 30, 40, 50, d=60, e=70, f=80))
print(everything(1, c=9, d=4, a="extra", b="extra"))
print(everything(*[1, 2], *(3, 4), d=5, **{"x": 1}, **{"y": 2}))


def keyword_only(*, a, b=1):
    return a, b


def positional_only(a, b=5, /):
    return a, b


print(keyword_only(a=3), positional_only(1), positional_only(1, 2))
