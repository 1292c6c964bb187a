"""Arguments come from the command line if none are given."""
import argparse

parser = argparse.ArgumentParser()
parser.add_argument('words', nargs='*')
parser.add_argument('-q', '--quiet', action='store_true')
print(parser.parse_args(), parser.prog)
