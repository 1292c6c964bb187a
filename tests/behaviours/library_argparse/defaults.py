"""Defaults come from arguments, from the parser and from set_defaults; SUPPRESS leaves attributes out."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool', argument_default=argparse.SUPPRESS)
parser.add_argument('--a')
parser.add_argument('--b', default='3', type=int)
parser.add_argument('--c', default='text', type=len)
parser.add_argument('pos', nargs='?')
parser.set_defaults(b='7', other='o', d=1)
parser.add_argument('--d')
attempt(parser, '', '--a 1 p', '--b 9')
print(parser.get_default('b'), parser.get_default('other'), parser.get_default('nope'), parser.get_default('d'))
space = argparse.Namespace(a='before', kept=True)
print(parser.parse_args([], namespace=space) is space, space)
