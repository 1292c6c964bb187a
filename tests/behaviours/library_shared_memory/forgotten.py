"""What a process forgot to unlink is unlinked after its end, even if it was killed."""
import os
import signal
import subprocess
import sys

PROGRAM = """
import os, signal, sys
from multiprocessing.shared_memory import SharedMemory
block = SharedMemory(create=True, size=10)
print(block.name, flush=True)
if sys.argv[1] == 'killed':
    os.kill(os.getpid(), signal.SIGKILL)
"""
for how in ('ended', 'killed'):
    # What is removed says so on the stream that the process had; it ends when that is done.
    done = subprocess.run([sys.executable, '-c', PROGRAM, how], capture_output=True, text=True)
    name = done.stdout.strip()
    print(how, done.returncode, name.startswith('psm_'), os.path.exists(f'/dev/shm/{name}'))
    print('1 leaked shared_memory objects' in done.stderr, name in done.stderr)
