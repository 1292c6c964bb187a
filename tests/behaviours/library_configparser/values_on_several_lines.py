"""Values go on in lines that are indented more."""
import configparser

TEXT = '''[a]
first = one
    two

    three
  # comment
    four
second =
    x
     y
third : z
'''
for empty in (True, False):
    config = configparser.ConfigParser(empty_lines_in_values=empty)
    try:
        config.read_string(TEXT)
        print(dict(config['a']))
    except configparser.Error as error:
        print(error)
