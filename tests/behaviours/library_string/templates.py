"""Templates, the formatter and the constants."""
import string


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


t = string.Template('$who owes ${amount}x $$5 $missing')
attempt(t.substitute, who='Ann', amount=3)
print(t.safe_substitute(who='Ann', amount=3), t.get_identifiers(), t.is_valid(), t.substitute({'who': 'B', 'missing': 1}, amount=2))
attempt(string.Template('a\n $ b').substitute)
print(string.Template('$ 5').safe_substitute(), string.Template('$').is_valid())


class Percent(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+'


print(Percent('%name 100%% $x').substitute(name='n'))
f = string.Formatter()
print(f.format('{0} {1!r:>5} {name.real} {0[0]} {:{w}}' if False else '{0} {1!r:>5} {name.real} {0[0]}', 'ab', 'c', name=3))
print(f.format('{} {:{width}} {{}}', 1, 2, width=4))
attempt(f.format, '{} {0}', 1)
attempt(f.format, '{missing}')
attempt(f.format, '{0!x}', 1)


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f'<{key}>') if isinstance(key, str) else args[key]


print(Default().format('{a} {b}', a=1), list(f.parse('x{0!r:>3}y')))
print(string.capwords('hello  big world'), string.capwords('a-b', '-'), string.ascii_letters, string.digits, string.hexdigits, string.punctuation,
      repr(string.whitespace), len(string.printable))
