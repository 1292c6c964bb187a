"""`formatannotation` writes an annotation as it would stand in the source."""
import inspect
import typing


class Local:
    pass


for annotation in (int, 'text', Local, list[int], typing.List[int], None, inspect.Signature):
    print(inspect.formatannotation(annotation))
print(inspect.formatannotationrelativeto(Local)(Local), inspect.formatannotation(Local, '__main__'))
print(inspect.ispackage(inspect), inspect.BufferFlags.FULL_RO)
