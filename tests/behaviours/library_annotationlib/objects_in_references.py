"""What stands beside a missing name keeps its identity in a reference, and is written out as text."""
from annotationlib import Format, ForwardRef, get_annotations


def outer():
    class Local:
        pass

    def function(union: Missing | Local | int, call: Missing(Local, x=None), item: Missing[{'key': Local}],
                 together: [Local, Missing]):
        pass
    return Local, function


Local, function = outer()
found = get_annotations(function, format=Format.FORWARDREF)
for name, reference in found.items():
    print(name, repr(reference).replace(hex(id(function)), 'here'))
union = found['union']
print(sorted(type(value).__name__ for value in union.__extra_names__.values()))
print(union.evaluate(format=Format.STRING))


class Missing:
    pass


print(union.evaluate() == Missing | Local | int)
print(union.evaluate(globals={'Missing': str}) == str | Local | int)
print(ForwardRef('set[undefined]').evaluate(format=Format.FORWARDREF))
try:
    ForwardRef('set[undefined]').evaluate()
except NameError as error:
    print(error)
