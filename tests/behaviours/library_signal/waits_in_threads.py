"""A thread waits for a signal that another process sends, while the main thread handles another one."""
import os
import signal
import subprocess
import threading

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
taken = []
thread = threading.Thread(target=lambda: taken.append(signal.sigwait([signal.SIGUSR1])))
thread.start()
handled = threading.Event()
signal.signal(signal.SIGUSR2, lambda number, frame: handled.set())
subprocess.run(['sh', '-c', f'kill -USR2 {os.getpid()}; kill -USR1 {os.getpid()}'])
print(handled.wait(30))
thread.join()
print(taken)
