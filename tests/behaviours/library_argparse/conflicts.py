"""Options of the same name conflict, or the later takes the name."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('-f', '--foo')
for names in (['-f'], ['--foo', '-f'], ['-h']):
    try:
        parser.add_argument(*names)
    except argparse.ArgumentError as error:
        print(error)
parser = argparse.ArgumentParser(prog='tool', conflict_handler='resolve')
parser.add_argument('-f', '--foo', help='old')
parser.add_argument('--foo', help='new')
attempt(parser, '-f 1 --foo 2', '-h')
try:
    argparse.ArgumentParser(conflict_handler='other')
except ValueError as error:
    print(error)
