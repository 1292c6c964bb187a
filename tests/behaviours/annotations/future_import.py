"""`from __future__ import annotations` keeps annotations as text."""
from __future__ import annotations
class A:
    x: undefined[1:2, 'a']
    def f(self, a: int | None, *b: lambda q: q) -> -1 + 2: pass
print(A.__annotations__, A.f.__annotations__)
