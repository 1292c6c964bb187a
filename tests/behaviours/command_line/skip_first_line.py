"""`-x` leaves out the first line of a program, and the others keep their numbers."""
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = folder + '/program.py'
    with open(path, 'w') as file:
        file.write('@rem another language (\nprint(1)\nraise KeyError\n')
    done = subprocess.run([sys.executable, '-x', path], capture_output=True, text=True)
    print(done.returncode, done.stdout.strip(), 'line 3' in done.stderr)
done = subprocess.run([sys.executable, '-x'], input='@rem (\nprint(2)\n', capture_output=True, text=True)
print(done.returncode, done.stdout.strip(), done.stderr)
