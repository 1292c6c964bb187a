"""A boolean option has a form that says no."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('--color', '-c', action=argparse.BooleanOptionalAction, default=True, help='use colors')
parser.add_argument('--debug', action=argparse.BooleanOptionalAction, required=True)
attempt(parser, '--debug', '--no-debug --no-color', '-c --debug', '', '--no-debug=1', '-h')
