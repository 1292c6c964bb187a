"""A child whose object is gone is reaped at the next start."""
import os
import subprocess
import warnings

warnings.simplefilter('ignore', ResourceWarning)
processes = [subprocess.Popen(['true']) for _ in range(3)]
for process in processes:
    process.wait()
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError as error:
    print(error)
process = subprocess.Popen(['true'])
os.waitpid(process.pid, 0)
print(process.wait(), process.poll())
