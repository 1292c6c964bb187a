"""Templates are made of parts, iterated over and added."""
from string.templatelib import Interpolation, Template
x = 3
print(Template('a', Interpolation(1), 'b', 'c', Interpolation(2)))
print(Template(), Template('a') + Template(Interpolation(1, 'x', 'r', 'y')) + t'{x}')
print(list(t'a{x}b{x}'), list(t''), type(iter(t'')).__name__)
for parts in ((t'a', 'b'), ('b', t'a')):
    try:
        parts[0] + parts[1]
    except TypeError as error:
        print(error)
print(t'a' == t'a', Template[int])
try:
    Template(1)
except TypeError as error:
    print(error)
