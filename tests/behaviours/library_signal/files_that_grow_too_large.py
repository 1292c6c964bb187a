"""Writing beyond the limit on the size of files is an OSError, since its signal is ignored from the start."""
import os
import signal
import subprocess
import sys
import tempfile

PROGRAM = """
import errno, sys
try:
    with open(sys.argv[1], "wb", buffering=0) as file:
        for _ in range(100):
            file.write(bytes(1000))
except OSError as error:
    print(errno.errorcode[error.errno])
"""

print(signal.getsignal(signal.SIGXFSZ) is signal.SIG_IGN)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "large")
    shell = ["sh", "-c", 'ulimit -f 8; exec "$0" -c "$1" "$2"', sys.executable, PROGRAM, path]
    done = subprocess.run(shell, capture_output=True, text=True)
    print(done.returncode, done.stdout.strip(), os.path.getsize(path) < 100_000)
