"""Usage shows exclusive groups with bars."""
import argparse

parser = argparse.ArgumentParser(prog='tool', add_help=False)
group = parser.add_mutually_exclusive_group(required=True)
group.add_argument('-a')
parser.print_usage()
group.add_argument('-b', help=argparse.SUPPRESS)
group.add_argument('--cee', action='store_true')
parser.print_usage()
other = parser.add_mutually_exclusive_group()
other.add_argument('--dee', nargs='*')
other.add_argument('pos', nargs='?')
parser.print_usage()
last = parser.add_mutually_exclusive_group()
last.add_argument('-e')
last.add_argument('--flag', action=argparse.BooleanOptionalAction)
parser.add_argument('end')
parser.print_usage()
