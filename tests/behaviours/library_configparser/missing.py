"""What is not there is an error, unless there is a fallback."""
import configparser

config = configparser.ConfigParser()
config.read_dict({'a': {'x': 1}})
for call in (lambda: config.get('b', 'x'), lambda: config.get('a', 'y'), lambda: config['b'], lambda: config['a']['y'],
             lambda: config.options('b'), lambda: config.items('b'), lambda: config.set('b', 'x', 'y'), lambda: config.remove_option('b', 'x'),
             lambda: config.getint('a', 'y'), lambda: config.popitem() and config.popitem()):
    try:
        print(call())
    except (configparser.Error, KeyError) as error:
        print(type(error).__name__, error, error.args)
print(config.get('b', 'x', fallback=None), config.getint('a', 'y', fallback=3), config.remove_section('b'))
