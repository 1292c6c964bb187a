"""Deprecated arguments and commands warn when they are used."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('--old', deprecated=True, action='store_true')
parser.add_argument('-o', deprecated=True, action='store_true')
commands = parser.add_subparsers()
commands.add_parser('new')
sub = commands.add_parser('obsolete', deprecated=True, aliases=['o'])
sub.add_argument('p', nargs='?', deprecated=True)
attempt(parser, 'new', '--old new', '-o obsolete', 'o x', '')
