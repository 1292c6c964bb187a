"""A field with a slot and a default that is no parameter is set by the default."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Frozen:
    path: str
    cache: str | None = field(default=None, init=False, repr=False, compare=False)


@dataclass(slots=True)
class Open:
    number: int
    double: int = field(default=2, init=False)
    items: list = field(default_factory=list, init=False)

    def __post_init__(self):
        self.double *= self.number


print(Frozen('x').cache, Frozen('x'), Frozen('x') == Frozen('x'), Frozen.__slots__)
print(Open(4), Open(5).double, Open(1).items)
