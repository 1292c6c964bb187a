"""Positional arguments share what is there, each taking as much as leaves enough."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('first')
parser.add_argument('middle', nargs='*')
parser.add_argument('last')
parser.add_argument('-x')
attempt(parser, 'a', 'a b', 'a b c d', 'a -x 1 b c', 'a b -x 1 c')
parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('-x')
parser.add_argument('first')
parser.add_argument('maybe', nargs='?')
attempt(parser, 'a -x 1 b', '-x 1 a b', 'a b -x 1')
