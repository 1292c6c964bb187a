"""Options may stand before the first section when that is allowed."""
import configparser
import io

config = configparser.ConfigParser(allow_unnamed_section=True)
config.read_string('a = 1\nb = 2\n[named]\nc = 3')
print(config.sections(), config.get(configparser.UNNAMED_SECTION, 'a'), dict(config['named']))
config.write(file := io.StringIO())
print(repr(file.getvalue()))
try:
    configparser.ConfigParser().add_section(configparser.UNNAMED_SECTION)
except configparser.Error as error:
    print(type(error).__name__, error)
