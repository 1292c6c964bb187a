"""A value must be one of the choices."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('--number', type=int, choices=range(1, 4))
parser.add_argument('--word', choices=['apple', 'banana'], nargs='*')
parser.add_argument('letter', choices='abc', nargs='?')
attempt(parser, '--number 2', '--number 9', '--word apple banana', '--word pear', 'b', 'ab', 'd')
print(parser.format_help())
