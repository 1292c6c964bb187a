"""`sys.tracebacklimit` says how many entries are printed of a traceback, the last ones."""
import subprocess
import sys

PROGRAM = '''
import sys
def f1():
    1 / 0
def f2():
    f1()
sys.tracebacklimit = {}
f2()
'''
for limit in ('10', '3', '2', '1', '0', '-1', '1 << 1000', '-1 << 1000', 'None'):
    done = subprocess.run([sys.executable, '-c', PROGRAM.format(limit)], capture_output=True, text=True)
    print(limit, [line.split(',')[-1].strip() for line in done.stderr.splitlines() if '^' not in line and '/' not in line])
