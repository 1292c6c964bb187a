"""Usage that is too long is broken between its parts."""
import argparse
import os

os.environ['COLUMNS'] = '50'
parser = argparse.ArgumentParser(prog='tool')
for letter in 'abcdefgh':
    parser.add_argument(f'--{letter * 5}')
parser.print_usage()
parser.add_argument('first')
parser.add_argument('second', nargs='+')
parser.print_usage()
group = parser.add_mutually_exclusive_group()
group.add_argument('--left-or-so')
group.add_argument('--right-or-so')
parser.print_usage()
parser.prog = 'a-program-with-a-name-that-is-rather-long'
parser.print_usage()
positional = argparse.ArgumentParser(prog='tool', add_help=False)
for letter in 'abcdefgh':
    positional.add_argument(letter * 8)
positional.print_usage()
