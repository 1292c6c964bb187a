"""A configuration is sections of options, and a mapping of mappings."""
import configparser

config = configparser.ConfigParser()
config.read_string('''
[DEFAULT]
compression = yes
Level: 9

[one]
User = hg
; a comment
# another
empty =
[two words]
port=50022
level = 1
''')
print(config.sections(), list(config), len(config), 'one' in config, 'DEFAULT' in config, 'three' in config)
one = config['one']
print(dict(one), one['USER'], one.get('nope'), one.get('nope', 'fallback'), 'level' in one, one, one.name, one.parser is config)
print(config.items('two words'), config.options('one'), config.defaults(), config.has_option('one', 'Level'))
print(config.get('one', 'user'), config.getint('two words', 'port'), config['two words'].getint('level'), one.getboolean('compression'))
print([(name, dict(section)) for name, section in config.items()])
