"""What looks like a negative number is an argument unless there are such options."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('-x')
parser.add_argument('number', nargs='?')
attempt(parser, '-1', '-x -1', '-x -.5 -3', '-1e5', '-a', '-- -a', '-x -- -a')
parser.add_argument('-1', dest='one', action='store_true')
attempt(parser, '-1', '-2', '-x -2')
