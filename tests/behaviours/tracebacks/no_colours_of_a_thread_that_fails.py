"""What is reported of a thread that an exception ends has no colours, as in CPython."""

import os
import subprocess
import sys

PROGRAM = '''
import threading
thread = threading.Thread(target=lambda: 1 / 0, name='worker')
thread.start()
thread.join()
'''
done = subprocess.run(
    [sys.executable, '-c', PROGRAM], env=os.environ | {'FORCE_COLOR': '1', 'NO_COLOR': ''},
    stderr=subprocess.PIPE, text=True,
)
lines = done.stderr.splitlines()
print(repr(lines[0]))
print(repr(lines[-1]))
