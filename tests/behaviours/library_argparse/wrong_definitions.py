"""Arguments that make no sense are refused when they are added."""
import argparse

parser = argparse.ArgumentParser(prog='tool')


def attempt(*args, **kwargs):
    try:
        parser.add_argument(*args, **kwargs)
        print('fine')
    except Exception as error:
        print(type(error).__name__, error)


attempt('a', dest='b')
attempt('-a', 'b')
attempt('--')
attempt('b', required=True)
attempt('b', nargs=0)
attempt('b', action='store_true')
attempt('-b', action='nope')
attempt('-c', type='nope')
attempt('-e', help='%(missing)s')
attempt('-f', nargs=2, metavar=('a', 'b', 'c'))
attempt('-g', nargs='x')
attempt('-i', nargs=0)
attempt('-j', action='append', nargs=0)
attempt('-k', const=1)
attempt('-l', action='store_const', const=1, type=int)
attempt('--no-m', action=argparse.BooleanOptionalAction)
attempt('-z', action='store', unknown=1)
for add in (parser.add_subparsers, parser.add_subparsers, parser.add_argument_group('t').add_argument_group,
            parser.add_mutually_exclusive_group().add_mutually_exclusive_group):
    try:
        add()
    except ValueError as error:
        print(error)
