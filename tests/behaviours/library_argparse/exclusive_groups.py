"""Of exclusive arguments at most one may be given, and one must be if required."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
group = parser.add_mutually_exclusive_group()
group.add_argument('--foo', action='store_true')
group.add_argument('--bar', type=int)
needed = parser.add_mutually_exclusive_group(required=True)
needed.add_argument('-x', action='store_true', help='ex')
needed.add_argument('-y')
needed.add_argument('zed', nargs='?')
attempt(parser, '-x', '--foo --bar 1 -x', '--foo', '-x -y 1', '-x z', 'z', '-h')
