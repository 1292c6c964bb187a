"""type_repr and annotations_to_string show values as annotations have them."""
from annotationlib import annotations_to_string, get_annotate_from_class_namespace, type_repr
class C: pass
def f(): pass
print(type_repr(int), type_repr(C), type_repr(f), type_repr('x'), type_repr(...), type_repr(list[int]), type_repr(None))
print(annotations_to_string({'a': int, 'b': 'x', 'c': C}))
print(get_annotate_from_class_namespace({'__annotate__': 1}), get_annotate_from_class_namespace({}))
