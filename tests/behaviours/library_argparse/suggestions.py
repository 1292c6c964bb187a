"""A choice that is close to a wrong one is suggested when asked for."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool', suggest_on_error=True)
parser.add_argument('--fruit', choices=['apple', 'banana'])
commands = parser.add_subparsers()
commands.add_parser('install')
commands.add_parser('remove')
attempt(parser, '--fruit aple', '--fruit zzz', 'instal', 'x')
