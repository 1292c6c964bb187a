"""A pipe has the size that is asked for, and only errors may be joined to the output."""
import fcntl
import subprocess

with subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, pipesize=8192) as child:
    print([fcntl.fcntl(stream, fcntl.F_GETPIPE_SZ) for stream in (child.stdin, child.stdout)])
    child.stdin.close()
    print(child.communicate())
try:
    subprocess.run(['true'], stdout=subprocess.STDOUT)
except ValueError as error:
    print(error)
for status in (1, -9, -900, '2', None, [2]):
    print(subprocess.CalledProcessError(status, 'command'))
