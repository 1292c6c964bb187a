"""A block is unlinked even if its process ends before what watches over it has begun."""
import os
import signal
import subprocess
import sys

PROGRAM = """
from multiprocessing.shared_memory import SharedMemory
import time
print(SharedMemory(create=True, size=10).name, flush=True)
time.sleep(1000)
"""
with subprocess.Popen([sys.executable, '-c', PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
    name = child.stdout.readline().strip()
    child.terminate()
    print(child.wait() == -signal.SIGTERM, name.startswith('psm_'))
    # The stream ends with the last process that has it.
    print(name in child.stderr.read(), os.path.exists(f'/dev/shm/{name}'))
