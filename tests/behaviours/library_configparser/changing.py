"""Sections and options are added, changed and removed."""
import configparser

config = configparser.ConfigParser()
config.read_string('[a]\nx=1\n[b]\ny=2\n[DEFAULT]\nz=3')
config['a']['new'] = 'n'
del config['a']['x']
config['c'] = {'k': 'v'}
config['b'] = {'only': 'this'}
print({name: dict(config[name]) for name in config})
for change in (lambda: config['a'].__setitem__('x', 1), lambda: config.set('a', 'x', 1), lambda: config.add_section('a'),
               lambda: config.add_section('DEFAULT'), lambda: config.add_section(3), lambda: config.__delitem__('DEFAULT'),
               lambda: config.__delitem__('nope'), lambda: config['a'].__delitem__('nope'), lambda: config['a'].__delitem__('z'),
               lambda: config.set('a', 3, 'x')):
    try:
        print(change())
    except (TypeError, ValueError, KeyError, configparser.Error) as error:
        print(type(error).__name__, error)
print(config.remove_option('a', 'new'), config.remove_option('a', 'new'), config.remove_section('b'), config.popitem(), config.sections())
config['a'] = {'p': 'q'}
config['a'] = config['a']
print(dict(config['a']), len(config['a']), list(config['DEFAULT']))
config.clear()
print(config.sections(), config.defaults())
