"""Comments, delimiters, options without values and the default section may be chosen."""
import configparser

config = configparser.ConfigParser(comment_prefixes=('//',), inline_comment_prefixes=(';', '#'), delimiters=('->', '='),
                                   allow_no_value=True, default_section='common')
config.read_string('''// comment
[a]
x -> 1 ; inline
y = a#b # c
z=x->y
alone
[common]
shared = yes
''')
print({name: dict(config[name]) for name in config})
config.optionxform = str
config.read_string('[B]\nCase -> Kept')
print(dict(config['B']))
try:
    config.read_string('[c]\nalone\n  goes on')
except configparser.MultilineContinuationError as error:
    print(error)
