"""Arguments are read from files that are named with a prefix."""
import argparse
import os
import tempfile

from _attempts import attempt

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open('args', 'w') as file:
        file.write('-a\n1\n@more\n')
    with open('more', 'w') as file:
        file.write('x y\n')
    parser = argparse.ArgumentParser(prog='tool', fromfile_prefix_chars='@')
    parser.add_argument('-a')
    parser.add_argument('rest', nargs='*')
    attempt(parser, '@args', 'b @more', '@nope')
    parser.convert_arg_line_to_args = str.split
    attempt(parser, '@args')
    os.chdir('/')
