"""Formatter classes keep lines, add defaults or show types."""
import argparse
import os

os.environ['COLUMNS'] = '70'
TEXT = 'First line\n    indented line, long enough to be broken if it were not kept as it is here\n'
for formatter in (argparse.HelpFormatter, argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter,
                  argparse.ArgumentDefaultsHelpFormatter, argparse.MetavarTypeHelpFormatter):
    print('==', formatter.__name__)
    parser = argparse.ArgumentParser(prog='tool', description=TEXT, epilog='End %(prog)s.', formatter_class=formatter)
    parser.add_argument('--number', type=int, default=3, help='one\n  two')
    parser.add_argument('--none', type=float, help='nothing')
    parser.add_argument('place', type=str, nargs='?', default='here', help='place')
    parser.add_argument('--needed', type=str, required=True, default='z', help='needed')
    parser.add_argument('--flag', action='store_true', help='flag')
    parser.print_help()
print(argparse.ArgumentParser(prog='t', formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=40, width=50)).format_help())
