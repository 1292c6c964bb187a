"""Commands may have a title, a description and a metavar."""
import argparse

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('where')
commands = parser.add_subparsers(title='things to do', description='All of them.', metavar='COMMAND', help='one of these')
one = commands.add_parser('one', help='the first')
inner = one.add_subparsers()
deep = inner.add_parser('deep')
parser.print_help()
deep.print_usage()
print(one.prog, '|', deep.prog)
