"""With the future import modules and classes fill `__annotations__` as they run."""
from __future__ import annotations

first: int
print(__annotations__)
if first_seen := True:
    second: list[undefined] = []
print(__annotations__)


class Class:
    inner: Undefined = 1
    print(__annotations__)
    for _ in range(1):
        later: "text"


print(Class.__annotations__, Class.__dict__["__annotations__"] is Class.__annotations__)
print(Class.__annotate__)
(third): int
print(list(__annotations__))
