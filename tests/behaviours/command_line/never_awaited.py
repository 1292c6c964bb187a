"""A coroutine that is never awaited is warned of at the end, in a child process too."""
import subprocess
import sys

PROGRAM = '''
async def work(): pass
def forget():
    work()
forget()
'''
done = subprocess.run([sys.executable, '-c', PROGRAM], capture_output=True, text=True)
print(done.returncode, done.stderr.splitlines()[0])
