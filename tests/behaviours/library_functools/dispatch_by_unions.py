"""A single-dispatch function is registered for a union of classes, and for no other union."""

import functools
from typing import Iterable, Union


@functools.singledispatch
def name(value):
    return "any"


@name.register
def _(value: int | str):
    return "number or text"


@name.register(Union[list, None])
def _(value):
    return "list or None"


print(name(1), name("a"), name([]), name(None), name(1.5))


def wrong(argument: int | Iterable[str]):
    pass


try:
    name.register(wrong)
except TypeError as error:
    print(error)
