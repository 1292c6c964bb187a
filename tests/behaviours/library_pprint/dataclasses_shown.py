"""Dataclasses are shown field by field, unless they show themselves."""
import dataclasses
from pprint import pprint


@dataclasses.dataclass
class Plain:
    first: str = 'x' * 40
    second: list = dataclasses.field(default_factory=lambda: ['y' * 30] * 3)
    hidden: int = dataclasses.field(default=1, repr=False)


@dataclasses.dataclass
class Own:
    value: str = 'x' * 90

    def __repr__(self):
        return 'Own(' + self.value + ')'


pprint(Plain())
pprint([Plain(), Own()])
pprint(Plain('a', []))
