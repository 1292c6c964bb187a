"""frozen, slots, kw_only and match_args change what is made."""

from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, dataclass, field


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


@dataclass(frozen=True, slots=True)
class Fixed:
    x: int = 1


@dataclass(kw_only=True)
class Named:
    a: int
    b: int = 2


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 5
    scale: InitVar[int] = 1
    total: int = field(init=False)
    def __post_init__(self, scale):
        self.total = self.a * scale


attempt(lambda: (hash(Fixed()) == hash(Fixed()), Fixed.__slots__, Named(a=1), Mixed(2, scale=3), Mixed.__match_args__))
attempt(lambda: setattr(Fixed(), "x", 2))
attempt(lambda: delattr(Fixed(), "x"))
attempt(lambda: Named(1))
attempt(lambda: Mixed(1, 2))
attempt(lambda: issubclass(FrozenInstanceError, AttributeError))
attempt(lambda: dataclass(type("Bad", (), {"__annotations__": {"x": list}, "x": []})))
