"""Two hyphens end the options."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('-f', nargs='*')
parser.add_argument('args', nargs='*')
attempt(parser, '-- -f', '-f a -- b', '-- a -- b', '-f -- -x', 'a -- -- b', '--')
parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('one')
parser.add_argument('rest', nargs='...')
attempt(parser, 'a -- b', '-- a b', 'a -x --y', '-- a -- b')
