"""Positional arguments may stand between options."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('--foo')
parser.add_argument('cmd')
parser.add_argument('rest', nargs='*', type=int)
line = 'doit 1 --foo bar 2 3'.split()
print(parser.parse_known_args(line), parser.parse_intermixed_args(line))
print(parser.parse_known_intermixed_args('a --x 1 --foo 2'.split()))
attempt(parser, 'doit 1 --foo bar 2 3')
parser.add_argument('others', nargs='...')
try:
    parser.parse_intermixed_args([])
except TypeError as error:
    print(error)
