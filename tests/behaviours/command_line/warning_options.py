"""`-W` decides about the warnings of a program from its beginning."""
import os
import subprocess
import sys

PROGRAM = '''
import warnings
warnings.warn('old', DeprecationWarning)
assert (1, 'always true')
'''
for options in (['-W', 'ignore'], ['-W', 'ignore::DeprecationWarning', '-W', 'ignore::SyntaxWarning'],
                ['-W', 'error::DeprecationWarning', '-W', 'ignore::SyntaxWarning']):
    environment = {name: value for name, value in os.environ.items() if name != 'PYTHONWARNINGS'}
    done = subprocess.run([sys.executable, *options, '-c', PROGRAM], env=environment, capture_output=True, text=True)
    print(done.returncode, done.stderr.strip().rpartition('\n')[2])
