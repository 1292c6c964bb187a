"""Identifiers may use letters of any script and are compared in their NFKC form."""
naïve = 1; π = 3.14; 变量 = "v"; _x1 = 2; ª = 5
print(naïve, π, 变量, _x1, a if "a" in dir() else "none")
ﬁ = "ligature"; print(fi)
class Ünïcode:
    def größe(self): return "größe"
print(Ünïcode().größe(), Ünïcode.__name__, getattr(Ünïcode(), "größe")())
def f(**кw): return кw
print(f(ключ=1), sorted(k for k in globals() if not k.isascii()))
for source in ["€ = 1", "a€ = 1", "x·y = 1", "²x = 1", "x² = 1", "🙂 = 1", "a\u200b = 1", "“x”", "x – y"]:
    try: exec(source); print("ok", source)
    except SyntaxError as e: print(e.msg, e.offset)
