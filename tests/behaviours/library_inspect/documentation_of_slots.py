"""`getdoc` finds what `__slots__` says of a member when it is a dictionary."""

import inspect


class Point:
    __slots__ = {'x': 'How far to the right.', 'y': None}


class Plain:
    __slots__ = ('z',)


print(inspect.getdoc(Point.x), inspect.getdoc(Point.y), inspect.getdoc(Plain.z))
print(inspect.ismemberdescriptor(Point.x), inspect.isdatadescriptor(Point.x), inspect.isgetsetdescriptor(Point.x))
