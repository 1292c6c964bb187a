"""Options may begin with other characters."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool', prefix_chars='+/')
parser.add_argument('+f')
parser.add_argument('++bar', action='store_true')
parser.add_argument('/s', action='store_true')
parser.add_argument('rest', nargs='*')
attempt(parser, '+f X ++bar /s', '-f', '+h', '++ba')
