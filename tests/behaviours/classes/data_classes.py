"""Data classes: fields, defaults, order, frozen instances."""
from dataclasses import asdict, dataclass, field, replace


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)

    def total(self):
        return self.price * 2


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


item = Item("pen")
item.tags.append("blue")
print(item, Item("cup", 2) == Item("cup", 2), item.total(), asdict(item), replace(item, name="ink").name, Item("x").tags)
print(Version(1, 2) < Version(1, 3), Version(2), hash(Version(1)) == hash(Version(1)), sorted([Version(2), Version(1)]))
try:
    Version(1).major = 5
except AttributeError as error:
    print(type(error).__name__, error)
try:
    Item()
except TypeError as error:
    print(error)
