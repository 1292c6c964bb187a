"""A class whose `__repr__`, `__str__` or `__format__` is `None` refuses instead of ending everything."""
for name, show in (('__repr__', repr), ('__str__', str), ('__format__', format)):
    kind = type('Blocked', (), {name: None})
    try:
        show(kind())
    except TypeError as error:
        print(name, error)
