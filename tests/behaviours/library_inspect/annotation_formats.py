"""A signature can be asked for with annotations that cannot be evaluated."""
import annotationlib
import inspect


def function(a: missing, b: int) -> other.thing: pass


print(inspect.signature(function, annotation_format=annotationlib.Format.STRING))
try:
    inspect.signature(function)
except NameError as error:
    print(error)
print(inspect.get_annotations(function, format=annotationlib.Format.STRING))


def written(a: 'int', b: 'list[str]') -> 'None': pass


print(inspect.signature(written), inspect.signature(written, eval_str=True))
