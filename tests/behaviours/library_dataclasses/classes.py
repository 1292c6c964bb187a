"""Dataclasses."""
import dataclasses
from dataclasses import FrozenInstanceError, InitVar, KW_ONLY, asdict, astuple, dataclass, field, fields, replace
from typing import ClassVar


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False, compare=False)
    count: ClassVar[int] = 7


p, q = Point(1), Point(1, 0)
print(p, p == q, p.tags is q.tags, Point(3, y=4), Point.count, [f.name for f in fields(p)], Point.__match_args__)
p.tags.append('a')
print(p == q, asdict(p), astuple(p), replace(p, x=9), dataclasses.is_dataclass(Point), dataclasses.is_dataclass(p), Point.__doc__)
attempt(Point)
attempt(Point, 1, 2, [], 4)
attempt(Point, z=1)
attempt(hash, p)
attempt(lambda: p < q)
attempt(replace, p, nope=1)
attempt(asdict, 3)
attempt(fields, int)
match Point(5, 6):
    case Point(x, y):
        print(x, y)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = field(default=0)


v = Version(1, 2)
print(v < Version(1, 3), v >= Version(1, 2), sorted([Version(2), Version(1, 5), v]), hash(v) == hash(Version(1, 2)), {v: 1}[Version(1, 2)])
try:
    v.major = 5
except FrozenInstanceError as error:
    print(type(error).__name__, error)
try:
    del v.major
except AttributeError as error:
    print(error)


@dataclass
class Base:
    a: int
    b: str = 'b'

    def greet(self):
        return f'{self.a}{self.b}'


@dataclass
class Derived(Base):
    c: float = 1.5
    b: str = 'derived'


print(Derived(1), Derived(1).greet(), [f.name for f in fields(Derived)], Base(1) == Derived(1))


@dataclass
class Computed:
    width: int
    scale: InitVar[int] = 2
    area: int = field(init=False)

    def __post_init__(self, scale):
        self.area = self.width * scale


print(Computed(3), Computed(3, 5).area)
attempt(Computed, 1, 2, 3)


@dataclass
class Keywords:
    a: int
    _: KW_ONLY
    b: int = 5
    c: int = field(kw_only=True, default=6)


print(Keywords(1, b=2))
attempt(Keywords, 1, 2)


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 3

    def total(self):
        return super().__repr__() and self.x + self.y


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, '__dict__'), s.total())
attempt(lambda: setattr(s, 'z', 1))


@dataclass(eq=False, repr=False)
class Plain:
    x: int


print(Plain(1) == Plain(1), 'Plain object' in repr(Plain(1)), hash(Plain(1)) is not None)
for body in ('x: int = 1\n    y: int', 'x: list = []', 'x = field()'):
    try:
        exec(f'@dataclass\nclass Bad:\n    {body}')
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
attempt(lambda: dataclass(order=True, eq=False)(type('X', (), {})))
Made = dataclasses.make_dataclass('Made', ['x', ('y', int), ('z', int, field(default=3))], namespace={'total': lambda self: self.y + self.z})
print(Made(1, 2), Made(1, 2).total(), asdict(Made([Point(1)], {'k': Point(2)})))


@dataclass
class Node:
    value: int
    next: 'Node' = None


n = Node(1)
n.next = n
print(n, Node(1, Node(2)), astuple(Node(1, Node(2))))
attempt(field, default=1, default_factory=list)


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: int = field(hash=False, default=0)


print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)))
