"""Lines that are not understood are errors that name the place."""
import configparser

for text in ('x=1', '[a]\nx\ny\n', '[a]\n[a]', '[a]\nx=1\nX=2', '[a]\n=1', '[]\nx=1', '[a]\n x', '[a] b\nc=1', '[DEFAULT]\nx=1\n[DEFAULT]\nx=2'):
    config = configparser.ConfigParser()
    try:
        config.read_string(text)
        print(repr(text), {name: dict(config[name]) for name in config})
    except configparser.Error as error:
        print(repr(text), type(error).__name__, error)
config = configparser.ConfigParser(strict=False)
config.read_string('[a]\nx=1\nX=2\n[b]\n[a]\ny=3')
print(dict(config['a']))
for text in ('[a]\nx=1\n[b]\nx=1\n', ):
    config.read_string(text)
    print(config.sections())
try:
    configparser.ConfigParser().read_dict({'a': {'X': 1, 'x': 2}})
except configparser.DuplicateOptionError as error:
    print(error, error.args)
