"""The annotations that a metaclass has itself are not those of its classes."""
from __future__ import annotations
from annotationlib import get_annotations


class Meta(type):
    attribute: int


class Plain(metaclass=Meta):
    pass


class Annotated(Plain):
    own: str


class Below(Annotated):
    pass


for each in (Meta, Plain, Annotated, Below):
    print(each.__name__, get_annotations(each))
