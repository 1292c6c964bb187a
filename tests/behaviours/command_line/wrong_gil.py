"""A value of `-X gil` or PYTHON_GIL other than 0 and 1 ends the process before it begins."""
import os
import subprocess
import sys


def run(*arguments, **variables):
    environment = {**os.environ, **variables}
    done = subprocess.run([sys.executable, *arguments, '-c', 'print(1)'], env=environment, capture_output=True, text=True)
    print(done.returncode, done.stdout, done.stderr)


run('-X', 'gil=2')
run('-X', 'gil')
run(PYTHON_GIL='yes')
