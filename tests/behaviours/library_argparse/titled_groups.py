"""Groups have a heading of their own in the help."""
import argparse

parser = argparse.ArgumentParser(prog='tool')
group = parser.add_argument_group('input', 'Where things come from.')
group.add_argument('--file', help='a file')
group.add_argument('name', help='a name')
bare = parser.add_argument_group()
bare.add_argument('--bare')
parser.add_argument_group('empty', 'Nothing is here.')
parser.add_argument_group('silent')
parser.print_help()
