"""Options set values, and what is left are arguments."""
import sys
from optparse import OptionParser

sys.stderr = sys.stdout
parser = OptionParser(usage='usage: %prog [options] FILE', version='%prog 1.0', description='Does things to files.', prog='tool', epilog='The end.')
parser.add_option('-n', '--number', type='int', default=3, help='how many (default %default)', metavar='N')
parser.add_option('-v', action='store_true', dest='verbose', help='say more')
parser.add_option('-q', action='store_false', dest='verbose')
parser.add_option('--pair', nargs=2, type=float)
parser.add_option('-a', '--add', action='append')
parser.add_option('-c', action='count')
parser.add_option('--kind', choices=['x', 'y'], type='choice')
for line in ('', '-n 5 -v a b', '-n0x10 --number=010', '--num 2 -- -v', '--pair 1 2.5 z', '-a 1 --add=2 -cc', '--kind x', '--kind z', '-n x', '-n', '--pair 1',
             '--nope', '-x', '--number=1=2', '-v=1', '--version', '-h'):
    print('$', line)
    try:
        options, arguments = parser.parse_args(line.split())
        print(options, arguments)
    except SystemExit as error:
        print('exit', error.code)
