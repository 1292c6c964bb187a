"""Functions that wrap each other are a loop, which is an error and no hang."""

import inspect
import typing
from annotationlib import get_annotations


def first(x: int):
    pass


def second(x: 'int'):
    pass


first.__wrapped__, second.__wrapped__ = second, first
for ask in (typing.get_type_hints, inspect.signature, inspect.unwrap):
    try:
        print(ask(first))
    except ValueError as error:
        print(str(error).partition(' <')[0])
print(get_annotations(second, eval_str=True))
