"""parse_known_args returns what it does not know."""
import argparse

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('-a', action='store_true')
parser.add_argument('--name')
parser.add_argument('pos', nargs='?')
for line in ('-a x y --other z', '--unknown=1 -ab', '-xa', '--name n -- --dash more', 'x -1 --'):
    print(line, parser.parse_known_args(line.split()))
