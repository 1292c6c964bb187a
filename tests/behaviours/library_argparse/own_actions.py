"""An action may be a class of the program's own."""
import argparse

from _attempts import attempt


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        print('called', option_string, values)
        setattr(namespace, self.dest, values.upper())


class Stop(argparse.Action):
    def __init__(self, option_strings, dest, **kwargs):
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.exit(3, 'stopped\n')


parser = argparse.ArgumentParser(prog='tool')
action = parser.add_argument('--up', action=Upper)
parser.add_argument('word', action=Upper)
parser.add_argument('--stop', action=Stop)
attempt(parser, '--up a b', '--stop', 'x')
print(action.option_strings, action.dest, repr(action))
try:
    argparse.Action([], 'x')(None, None, None)
except NotImplementedError as error:
    print(error)
parser.register('action', 'shout', Upper)
parser.add_argument('-s', action='shout')
attempt(parser, '-s q w')
