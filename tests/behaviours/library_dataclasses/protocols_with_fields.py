"""A protocol may be a dataclass: what inherits from it can be made from the fields."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


from dataclasses import dataclass
from typing import Protocol


@dataclass
class HasName(Protocol):
    name: str


class Person(HasName):
    pass


@dataclass
class Aged(HasName):
    age: int = 0


class Shouting(HasName):
    def __init__(self, name):
        self.name = name.upper()


attempt(lambda: HasName('x'))
attempt(lambda: Person('Ada').name)
attempt(lambda: Aged('Bob', 5))
attempt(lambda: Shouting('carl').name)
