"""A configuration is written so that it can be read."""
import configparser
import io

config = configparser.ConfigParser(allow_no_value=True)
config['DEFAULT'] = {'a': '1'}
config['one'] = {'Text': 'x\ny', 'none': None, 'empty': ''}
config.add_section('two')
config.set('two', 'k', 'v')
for spaces in (True, False):
    file = io.StringIO()
    config.write(file, space_around_delimiters=spaces)
    print(repr(file.getvalue()))
again = configparser.ConfigParser(allow_no_value=True)
again.read_string(file.getvalue())
print(again == config, {name: dict(again[name]) for name in again})
other = configparser.RawConfigParser(delimiters=(':',))
other.read_dict({'a': {'k': 1}})
other.write(file := io.StringIO())
print(repr(file.getvalue()))
for key in ('a:b', '[a]', 'fine'):
    odd = configparser.RawConfigParser(delimiters=(':',))
    odd.read_dict({'s': {key: 'v'}})
    try:
        odd.write(io.StringIO())
        print('written')
    except configparser.InvalidWriteError as error:
        print(error)
