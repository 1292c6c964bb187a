"""Parses and prints, for the programs beside this one."""
import sys


def attempt(parser, *lines):
    """Parse each line, and print what comes of it, also an error and the status of the end."""
    sys.stderr = sys.stdout
    for line in lines:
        print('$', line)
        try:
            print(parser.parse_args(line.split()))
        except SystemExit as error:
            print('exit', error.code)
        except Exception as error:
            print(type(error).__name__, error)
