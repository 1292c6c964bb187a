"""Options with values, flags and positional arguments make a namespace."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool', description='Does things.', epilog='That is all.')
parser.add_argument('source', help='where from')
parser.add_argument('target', nargs='?', default='out', help='where to')
parser.add_argument('-n', '--number', type=int, default=1, help='how many (default: %(default)s)')
parser.add_argument('-v', '--verbose', action='store_true', help='say more')
attempt(parser, 'a', 'a b -n 3 -v', '-vn5 a', '--number=7 a', 'a --num 2', '-n x a', '', 'a b c', '--nope a', '-h')
