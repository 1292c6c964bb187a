"""Attributes read and called from classes at one place, while they and their classes change."""

import abc
import enum


class Meta(type):
    shared = "of the metaclass"

    @property
    def computed(cls):
        return f"computed for {cls.__name__}"

    def made(cls, *args):
        return cls.__name__, args


class Base:
    count = 0
    inherited = "from Base"

    def method(self):
        return "method of", type(self).__name__

    @classmethod
    def create(cls, value=None):
        return cls.__name__, value

    @staticmethod
    def fixed(value):
        return "fixed", value

    @property
    def shown(self):
        return "property"


class Derived(Base):
    pass


class WithMeta(Base, metaclass=Meta):
    shared = "of the class"
    computed = "hidden"
    made = "not the method"


class Own(classmethod):
    def __get__(self, instance, owner=None):
        return lambda *args: ("own classmethod", args)


class OwnStatic(staticmethod):
    def __get__(self, instance, owner=None):
        return lambda *args: ("own staticmethod", args)


class Special:
    create = Own(len)
    fixed = OwnStatic(len)


class Descriptor:
    def __get__(self, instance, owner):
        return f"got for {owner.__name__} from {type(instance).__name__}"


class Colour(enum.Enum):
    RED = 1
    GREEN = 2

    @classmethod
    def default(cls):
        return cls.RED


class Abstract(abc.ABC):
    limit = 3

    @abc.abstractmethod
    def run(self): ...


def read(cls):
    return cls.count, cls.inherited


def call(cls):
    return cls.create(1), cls.create(), cls.fixed(2)


for _ in range(3):
    print(read(Base), read(Derived), call(Base), call(Derived))
Base.inherited = "changed"
print(read(Base), read(Derived))
Derived.inherited = "own"
print(read(Base), read(Derived))
del Derived.inherited
print(read(Base), read(Derived))
for _ in range(4):
    Base.count += 1
    Derived.count += 10
print(read(Base), read(Derived))
del Derived.count
Derived.count += 100
print(read(Base), read(Derived))
Base.count = property(lambda self: "a property now")
print(type(Base.count).__name__, Derived.count, Base().count)
Base.count = 5
print(Base.count, Base().count, Derived().count)


def meta():
    return WithMeta.shared, WithMeta.computed, WithMeta.made


for _ in range(2):
    print(meta(), Meta.shared, Meta.made(WithMeta, 1))
print([cls.create(1) for cls in (Base, Derived, Special, Base)], [cls.fixed(1) for cls in (Base, Special, Derived)])
Base.lazy = Descriptor()
for _ in range(2):
    print([cls.lazy for cls in (Base, Derived)], Derived.method(Base()), type(Base.shown).__name__)
for _ in range(2):
    print(Colour.RED.value, Colour.default().name, Colour.RED is Colour(1), Abstract.limit, Colour.__members__["GREEN"].value)
print(Base.__name__, Derived.__mro__[1].__name__, Base.__init__ is object.__init__, Base.mro()[0].__name__)
print(str.upper("x"), dict.fromkeys("ab", 0), int.from_bytes(b"\1\0"), bytes.fromhex("ff"), str.maketrans("a", "b"))


class Counter:
    made = 0
    log = None

    def __init__(self):
        Counter.made += 1
        type(self).log = self.made


for _ in range(3):
    Counter()
print(Counter.made, Counter.log)


class Strict(type):
    def __setattr__(cls, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __getattr__(cls, name):
        return f"no {name}"


class Watched(metaclass=Strict):
    total = 0


for _ in range(3):
    Watched.total += 1
print(Watched.total, Watched.nothing)

try:
    Base.nothing
except AttributeError as error:
    print(error)
try:
    Base.nothing(1)
except AttributeError as error:
    print(error)

# By the built-in functions.


class Slotted:
    __slots__ = ("x",)


class Hooked:
    def __getattr__(self, name):
        return f"hook {name}"


plain, slotted, hooked = Base(), Slotted(), Hooked()
plain.own = 1
for name in ["own", "count", "inherited", "shown", "nothing", "__class__", "lazy"]:
    for subject in (plain, slotted, hooked, Base, 5):
        found = getattr(subject, name, "default")
        print(name, "property" if isinstance(found, property) else found, hasattr(subject, name))
for value in (1, 2):
    setattr(plain, "own", value)
    setattr(plain, "fresh", value)
    setattr(slotted, "x", value)
    print(plain.own, plain.fresh, slotted.x)
for subject, name in [(plain, "shown"), (slotted, "y"), (plain, 5), (5, "x")]:
    try:
        setattr(subject, name, 1)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(getattr(plain, "method")())
