"""Without exit_on_error mistakes are raised."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool', exit_on_error=False)
parser.add_argument('-n', type=int, required=True)
parser.add_argument('p', metavar='PLACE', choices=['x'])
attempt(parser, '-n a x', '-n 1', '-n 1 y', '-n 1 x z', 'x', '-n', '-n 1 x')
try:
    parser.parse_args(['-n', 'a', 'x'])
except argparse.ArgumentError as error:
    print(error.argument_name, '|', error.message, '|', repr(error))
