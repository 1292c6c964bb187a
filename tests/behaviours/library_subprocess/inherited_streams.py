"""Without more said a child has the streams of this program."""
import subprocess
import sys

print('before', flush=True)
subprocess.run(['echo', 'from the child'])
subprocess.run(['sh', '-c', 'cat; echo more >&2'], stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
print('after')
