"""In-place operations fall back to the plain and reflected methods, for each operator."""
names = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split()
symbols = "+ - * / // % ** << >> & | ^ @".split()
def make(prefix):
    return {f"__{prefix}{n}__": (lambda n: lambda self, *o: f"{prefix}{n}")(n) for n in names}
I = type("I", (), make("i") | make(""))
P = type("P", (), make(""))
R = type("R", (), make("r"))
N = type("N", (), {f"__i{n}__": lambda s, o: NotImplemented for n in names} | make(""))
for s in symbols:
    ns = {"a": I(), "b": P(), "c": 1, "d": N(), "r": R()}
    exec(f"a {s}= 1; b {s}= 1; c {s}= r; d {s}= 0", ns)
    print(s, ns["a"], ns["b"], ns["c"], ns["d"])
    try:
        exec(f"x = object(); x {s}= 1")
    except TypeError as e:
        print(e)
print(pow(R.__new__(R).__class__() if 0 else 2, 3, 5), pow(P(), 2), pow(2, R()))
class T:
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o, m=None): return ("rpow", o, m)
print(pow(T(), 1, 2), pow(1, T()), pow(T(), 3)[:2])
try:
    print(pow(1, T(), 2))
except TypeError as e:
    print(e)
