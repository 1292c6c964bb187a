"""Extended interpolation refers to other sections."""
import configparser

config = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
config.read_string('''[common]
home = /users
lib = ${home}/lib
[a]
path = ${common:lib}/x
price = $$5
missing = ${nope}
missing2 = ${b:x}
bad = $x
bad2 = ${x
loop = ${loop}
''')
print(config['a']['path'], config['a']['price'], config['common']['lib'])
for option in ('missing', 'missing2', 'bad', 'bad2', 'loop'):
    try:
        config.get('a', option)
    except configparser.InterpolationError as error:
        print(type(error).__name__, error)
for value in ('$', '${a}', '$$'):
    try:
        config['a']['v'] = value
    except ValueError as error:
        print(error)
raw = configparser.ConfigParser(interpolation=None)
raw.read_string('[a]\nx=%(y)s 5%')
print(raw['a']['x'], configparser.RawConfigParser()._interpolation.__class__.__name__)
try:
    configparser.ConfigParser(interpolation='x')
except TypeError as error:
    print(error)
