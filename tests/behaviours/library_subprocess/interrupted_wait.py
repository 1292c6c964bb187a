"""A signal's handler runs while a child is waited for, and what it raises ends the wait."""
import os
import signal
import subprocess
import threading


def handler(number, frame):
    raise TimeoutError('handled')


signal.signal(signal.SIGUSR1, handler)
process = subprocess.Popen(['sleep', '30'])
threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGUSR1)).start()
try:
    process.wait()
except TimeoutError as error:
    print(error)
print(process.poll())
process.kill()
print(process.wait())
