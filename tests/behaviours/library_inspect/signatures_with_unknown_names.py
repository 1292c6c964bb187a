"""A signature may show annotations with names that are missing, if that is asked for."""

import inspect
from annotationlib import Format


class Sample:
    def __init__(self, a: missing, b: int = 1) -> None:
        pass


def sample(a: missing, *, b: list[int]) -> missing.inside:
    pass


try:
    inspect.signature(sample)
except NameError as error:
    print(error)
print(inspect.signature(sample, annotation_format=Format.STRING))
print(inspect.signature(Sample, annotation_format=Format.FORWARDREF))
print(inspect.get_annotations(sample, format=Format.STRING))
