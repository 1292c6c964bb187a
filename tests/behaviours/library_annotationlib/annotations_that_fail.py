"""An annotation that raises something else than NameError becomes a reference; the others are what they are."""
from annotationlib import Format, call_annotate_function, get_annotations


class Holder:
    known = int


def function(bad: Holder.unknown, good: list[int], wrong: 1 + int, right: Holder.known, plain: range[1],
             inside: [Holder.known, Holder.unknown]):
    pass


def shown(found):
    for name, value in found.items():
        text = repr(value)
        print(name, text.partition(', owner=')[0])


shown(get_annotations(function, format=Format.FORWARDREF))
print(get_annotations(function, format=Format.STRING))
try:
    get_annotations(function)
except AttributeError as error:
    print(error)


def annotate(format, /):
    if format == Format.VALUE:
        return {'x': str}
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        return {'x': int, 'y': unknown}
    raise NotImplementedError(format)


def values_only(format, /):
    if format == 1:
        return {'x': str}
    raise NotImplementedError(format)


for one in (annotate, values_only):
    for format in (Format.VALUE, Format.FORWARDREF, Format.STRING):
        try:
            print(format.name, call_annotate_function(one, format))
        except Exception as error:
            print(format.name, repr(error))


class OnlyAnnotate:
    def __annotate__(self, format):
        return {'x': format}


print(get_annotations(OnlyAnnotate()))
try:
    get_annotations(object())
except TypeError as error:
    print(str(error).partition(' at ')[0], 'does not have annotations' in str(error))
