"""Names of blocks may hold colons, spaces and line ends, and are tracked all the same."""
import os
import subprocess
import sys

PROGRAM = """
import os, sys
from multiprocessing.shared_memory import SharedMemory
for name in ('a:b:c', 'a b', ':', 'line\\nend'):
    block = SharedMemory(f'weft {os.getpid()} {name}', create=True, size=1)
    block.close()
    if len(sys.argv) > 1:
        block.unlink()
    else:
        print(repr(block.name))
"""
for arguments in (['unlink'], []):
    done = subprocess.run([sys.executable, '-c', PROGRAM, *arguments], capture_output=True, text=True)
    left = [eval(line) for line in done.stdout.splitlines()]
    print(done.returncode, len(left), 'Traceback' in done.stderr, '4 leaked' in done.stderr)
    print([name for name in left if os.path.exists(f'/dev/shm/{name}')])
