"""Listeners and managers leave no temporary file, even a manager whose process is killed."""
import os
import subprocess
import sys
import tempfile

PROGRAM = """
import multiprocessing
from multiprocessing import connection

if __name__ == '__main__':
    for key in (b'key', None):
        with connection.Listener(authkey=key) as listener:
            pass
    with multiprocessing.Manager() as manager:
        print(list(manager.list([1, 2])))
    killed = multiprocessing.Manager()
    numbers = killed.list([1])
    killed._process.kill()
    killed._process.join()
    try:
        numbers.append(2)
    except (EOFError, OSError) as error:
        print('gone')
    killed.shutdown()
"""
with tempfile.TemporaryDirectory() as folder:
    program = os.path.join(folder, 'program.py')
    with open(program, 'w') as file:
        file.write(PROGRAM)
    done = subprocess.run([sys.executable, program], env=os.environ | {'TMPDIR': folder}, capture_output=True, text=True)
    print(done.returncode, done.stdout.split('\n'), done.stderr)
    print(os.listdir(folder))
