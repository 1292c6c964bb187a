"""Help is laid out in two columns, with long names on lines of their own."""
import argparse
import os

os.environ['COLUMNS'] = '60'
parser = argparse.ArgumentParser(prog='tool', description='A description that is long enough to be broken into several '
                                 'lines, with   odd\n spaces.')
parser.add_argument('--short', help='A help text that is much longer than what fits into one line of sixty columns.')
parser.add_argument('--an-option-with-a-long-name', metavar='SOMETHING', help='Below its name.')
parser.add_argument('-x', help='a-word-with-many-hyphens-in-it-that-can-be-broken averyverylongwordthatdoesnotfitintoanylineatallsoitisbroken')
parser.add_argument('positional_with_a_long_name', help='help')
parser.add_argument('p', help='')
parser.add_argument('q', help=argparse.SUPPRESS)
parser.add_argument('--pair', nargs=2, metavar=('LEFT', 'RIGHT'), help='100%% sure, %(prog)s %(nargs)s')
parser.print_help()
os.environ['COLUMNS'] = '30'
parser.print_help()
os.environ['COLUMNS'] = '200'
parser.print_help()
