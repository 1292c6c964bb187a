"""An empty path is the current folder, which has no `__main__`."""
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    done = subprocess.run([sys.executable, ''], cwd=folder, capture_output=True, text=True)
    print(done.returncode, done.stderr.partition(': ')[2].replace(folder, 'FOLDER'))
