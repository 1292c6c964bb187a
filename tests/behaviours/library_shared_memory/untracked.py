"""A block that is not tracked stays until somebody unlinks it."""
import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory

PROGRAM = """
from multiprocessing.shared_memory import SharedMemory
block = SharedMemory(create=True, size=10, track=False)
block.buf[:3] = b'abc'
print(block.name)
block.close()
"""
done = subprocess.run([sys.executable, '-c', PROGRAM], capture_output=True, text=True)
print(done.returncode, done.stderr)
block = SharedMemory(done.stdout.strip(), track=False)
print(bytes(block.buf[:3]))
block.close()
block.unlink()
