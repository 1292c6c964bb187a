"""A parser takes over the arguments of its parents."""
import argparse

from _attempts import attempt

parent = argparse.ArgumentParser(add_help=False)
parent.add_argument('--shared', default='s', help='shared by all')
group = parent.add_argument_group('special', 'Special ones.')
group.add_argument('--special', type=int)
exclusive = parent.add_mutually_exclusive_group()
exclusive.add_argument('--left', action='store_true')
exclusive.add_argument('--right', action='store_true')
parent.set_defaults(extra=1)
child = argparse.ArgumentParser(prog='child', parents=[parent])
child.add_argument('own')
attempt(child, 'x --shared y --special 3', 'x --left --right', '-h')
try:
    argparse.ArgumentParser(parents=[argparse.ArgumentParser()])
except argparse.ArgumentError as error:
    print(error)
