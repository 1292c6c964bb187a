"""call_annotate_function gives each form of what an annotate function knows."""
from annotationlib import Format, call_annotate_function
def f(a: int, b: missing): pass
print(call_annotate_function(f.__annotate__, Format.STRING))
print(call_annotate_function(f.__annotate__, Format.FORWARDREF)['a'])
try:
    call_annotate_function(f.__annotate__, Format.VALUE)
except NameError as error:
    print(error)
def own(format):
    if format == Format.STRING: return {'own': 'string'}
    if format == Format.VALUE: return {'own': 'value'}
    raise NotImplementedError(format)
print(call_annotate_function(own, Format.STRING), call_annotate_function(own, Format.VALUE))
