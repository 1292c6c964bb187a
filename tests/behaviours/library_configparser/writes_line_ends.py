"""Line ends of every kind in a value are written as a continued line, and an empty unnamed section is left out."""
import configparser
import io

parser = configparser.ConfigParser({'one': 'a\nb', 'two': 'a\rb', 'three': 'a\r\nb'}, allow_unnamed_section=True)
parser.add_section(configparser.UNNAMED_SECTION)
parser.add_section('section')
output = io.StringIO()
parser.write(output)
print(repr(output.getvalue()))
raw = configparser.RawConfigParser({'A': 5.25})
print(raw.defaults())
try:
    configparser.RawConfigParser({1: 2})
except AttributeError as error:
    print(error)
