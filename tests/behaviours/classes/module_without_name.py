"""A class that is made where no `__name__` is known says that its module is the one of the built-in name `__name__`."""
names = {}
exec('class Made: pass\nprint(__name__)', names)
print(names['Made'], names['Made'].__module__, sorted(names)[1:])
exec('class Made: pass', {'__name__': 'elsewhere'}, names)
print(names['Made'])
exec('class Outer:\n    class Inner: pass', names)
print(names['Outer'].Inner, names['Outer'].Inner.__qualname__)
exec('def function(): pass\nprint(function.__module__)', {})
