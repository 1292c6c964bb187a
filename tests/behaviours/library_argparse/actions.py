"""Actions store, count, append and extend."""
import argparse

from _attempts import attempt

parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('--const', action='store_const', const=42)
parser.add_argument('--no', action='store_false')
parser.add_argument('-a', action='append', type=int)
parser.add_argument('-c', action='append_const', const='c', dest='a')
parser.add_argument('-e', action='extend', nargs='+', default=['x'])
parser.add_argument('-v', action='count', default=0)
parser.add_argument('--version', action='version', version='%(prog)s 1.0')
attempt(parser, '', '--const --no', '-a 1 -a 2 -c', '-e a b -e c', '-vvv -v', '--version', '-a', '-vx')
print(parser.get_default('e'))
