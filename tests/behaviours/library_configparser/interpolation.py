"""Values refer to others of their section or the defaults."""
import configparser

config = configparser.ConfigParser({'home': '/home'})
config.read_string('''[a]
dir = %(home)s/x
deep = %(DIR)s/y
percent = 100%%
missing = %(nope)s
bad = 5%
bad2 = %(x
loop = %(loop)s
''')
print(config['a']['dir'], config['a']['deep'], config['a']['percent'], config.get('a', 'deep', raw=True))
print(config.get('a', 'dir', vars={'Home': 'v'}), config.items('a', raw=True)[0])
for option in ('missing', 'bad', 'bad2', 'loop'):
    try:
        config.get('a', option)
    except configparser.InterpolationError as error:
        print(type(error).__name__, error, error.args)
for value in ('5%', '%(a)s %', '%%', '%(ok)s'):
    try:
        config.set('a', 'v', value)
        print('set', value)
    except ValueError as error:
        print(error)
