"""How many arguments each takes."""
import argparse

from _attempts import attempt

for nargs in (None, 1, 2, '?', '*', '+', '...'):
    print('nargs', nargs)
    parser = argparse.ArgumentParser(prog='tool')
    parser.add_argument('--option', nargs=nargs)
    parser.add_argument('first', nargs=nargs)
    attempt(parser, '', 'a', 'a b', '--option', '--option x y', '--option x -- y', 'a --option x')
    print(parser.format_usage(), end='')
