"""Classes collect their own annotations in order; methods' parameters keep theirs apart."""
import dataclasses, typing
@dataclasses.dataclass
class P:
    x: int
    y: "float" = 0.0
    z: typing.ClassVar[int] = 5
    tags: list = dataclasses.field(default_factory=list)
    def m(self, a: str) -> None: b: int = 1
print(P(1), [f.name for f in dataclasses.fields(P)], list(P.__annotations__), P.m.__annotations__, P.__annotations__["y"])
class Sub(P):
    w: bool = True
print(list(Sub.__annotations__), "x" in Sub.__annotations__, Sub.__annotations__["w"])
def outer():
    T = int
    class Local:
        a: T
        def f(self, b: T) -> T: ...
    return Local
L = outer(); print(L.__annotations__, L.f.__annotations__)
if True:
    class C:
        if 1 > 2: never: int
        else: yes: int
        for i in range(2): loop: str
print(C.__annotations__)
def g(a, b: int, *c: str, d: float = 1, **e: bytes) -> list[int]: ...
print(g.__annotations__)
