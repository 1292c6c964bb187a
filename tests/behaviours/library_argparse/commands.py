"""Each command has a parser of its own."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('--debug', action='store_true')
commands = parser.add_subparsers(dest='command', required=True, help='what to do')
add = commands.add_parser('add', aliases=['a', 'plus'], help='adds files', description='Adds them.')
add.add_argument('files', nargs='+')
add.set_defaults(function='adding')
remove = commands.add_parser('remove', help='removes')
remove.add_argument('--force', action='store_true')
commands.add_parser('hidden')
attempt(parser, 'add x y', 'plus z', '--debug remove --force', '', 'other', 'add', 'remove x', '-h', 'add -h', 'remove --debug')
print(add.prog, parser.parse_known_args(['remove', '--unknown', 'z']))
