"""Long options may be cut short unless that is ambiguous or switched off."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('--color')
parser.add_argument('--column')
parser.add_argument('-longish')
attempt(parser, '--col 1', '--colo 1', '--colu=2', '-lo x', '-l x')
parser = argparse.ArgumentParser(prog='tool', allow_abbrev=False)
parser.add_argument('--color')
parser.add_argument('-x', action='store_true')
parser.add_argument('-y')
attempt(parser, '--colo 1', '--color 1', '-xy1', '-xy=1')
