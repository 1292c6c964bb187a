"""What getcallargs says of arguments that are missing, and classes without annotations."""
import gc
import inspect


def three(a, b, c, *, d):
    pass


for given in [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)]:
    try:
        print(inspect.getcallargs(three, *given))
    except TypeError as error:
        print(error)
for builtin in type, int:
    try:
        builtin.__annotate__
    except AttributeError as error:
        print(error)
print(sorted(gc.get_referents([1, 2], (3, 4), {5: 6})))
print([gc.is_tracked(value) for value in (1, 'a', 1.5, None, b'a', (), [], {1: []}, set(), three)])
