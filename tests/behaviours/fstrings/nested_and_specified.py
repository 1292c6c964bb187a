"""Replacement fields nest, hold any expression, conversions and format specifications with fields of their own."""
x, w, p = 3.14159, 10, 2
print(f"{x:{w}.{p}f}|{x:>{w}}|{x!r:^{w + 2}}|{x:{'<'}{w}}|")
print(f"{f'{f"{1 + 1}"}'}", f"{'a' if x else 'b'}", f"{(lambda y: y * 2)(4)}", f"{ {1: 2}[1] }")
print(f"{x=}", f"{x = }", f"{x=:.2f}", f"{x=!s}", f"{ x + 1 = !r:>10}", f"{w=!a}", f"{'s'=}", f"{w  =}")
print(f"{{}} {{{w}}}", f"{{{{", f"}}}}{w}{{{{")
d = {"k": [1, 2]}
print(f"{d['k'][0]} {d["k"]!r} {', '.join(f'{i:02d}' for i in d["k"])}")
print(f"""{
    w
    + 1  # comment
}""", f"{w:\n>4}", f"{'\n'.join(['a', 'b'])}", rf"\d{w}\n", fr'{w!r}\x')
class F:
    def __format__(self, s): return f"<{s}>"
    def __repr__(self): return "r\u00e9p"
    def __str__(self): return "str"
print(f"{F()} {F():} {F():abc} {F()!r} {F()!s:>5} {F()!a} {F():{w}{p}} {F()=} {F()=:x}")
print(f"{w:,} {1234567:_} {255:#x} {True:d} {-5:+} {1e10:g} {'abc':.2} {0.5:%} {65:c} {1+2j:.1f}")
print(f"{1,2} {*[1, 2],} {[*range(3)]} {(y := 5)} {y}", f"{w!r}" f"{p}" "z", f"{x:%H:%M}" if False else "")
print(f'{"a" "b"}', f"{w:{p}}", f"{not w} {w if w else p} {w and p}", f"{None} {...}")
print(f"{'{'}{'}'} {"'"} {'"'}", f"{w:>{p}{p}}", f"{3:{'>'}{'5'}}")
def g():
    x = f"{(yield 1)}-{(yield 2)}"
    yield x
i = g(); print(next(i), i.send("a"), i.send("b"))
for source in ["f'{1:d'", "f'{}'", "f'{1!x}'", "f'{1!}'", "f'}'", "f'{'", "f'{a b}'", "f'{1:{2}'", "f'{lambda x: 1}'", "f'{!r}'", "f'{:x}'", "f'{a!r b}'", "f'{=}'", "f'{a!r=}'", "f'{*a}'", "f'{a; b}'", "f'{1 +}'", "f'{a.}'", "f'{#}'", "f'{a!r:{b}'", "f'{def}'", "f'{return}'", "f'{(}'", "f'{)}'", "f'{a]}'", "f'{x:{y:{z}}}'", "f'{x:{y:{z:{q}}}}'", "f'{a:=5}'", "f'{a! r}'", "f'{a !r}'", "f'{yield}'", "f'{a $ b}'", "f'{,}'", "f'{a,}'", "f'{ }'"]:
    try:
        compile(source, "<s>", "eval")
        print(source, "ok")
    except SyntaxError as e:
        print(source, e.msg, e.lineno, e.offset)
for source in ["f'{1:z}'", "f'{\"a\":d}'", "f'{[]:>5}'", "f'{None:x}'", "f'{1.5:d}'", "f'{1:.2d}'", "f'{3:5.5s}'", "f'{object():x}'", "f'{1:,_}'"]:
    try:
        print(eval(source))
    except (ValueError, TypeError) as e:
        print(source, type(e).__name__, e)
