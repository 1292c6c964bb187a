"""Usage may be given, suppressed or made; so may metavars."""
import argparse

parser = argparse.ArgumentParser(prog='tool', usage='%(prog)s [anything]', add_help=False)
parser.add_argument('--a', metavar='VALUE', help='a')
parser.print_help()
parser.usage = argparse.SUPPRESS
parser.print_help()
parser.usage = None
parser.add_argument('b', metavar='THING', nargs='*')
parser.add_argument('c', metavar=('ONE', 'TWO'), nargs='+')
parser.add_argument('--d', metavar=('X', 'Y', 'Z'), nargs=3)
parser.add_argument('e', nargs='...')
print(parser.format_usage())
print(repr(parser))
