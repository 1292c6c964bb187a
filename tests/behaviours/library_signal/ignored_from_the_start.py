"""A signal that the process ignores from its start: it is shown, can be taken back, and children inherit both."""
import signal
import subprocess
import sys

SHOW = """
import signal
print(signal.getsignal(signal.SIGHUP) == signal.SIG_IGN, signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL)
"""
CHILD = 'import signal; print("child", signal.getsignal(signal.SIGHUP) == signal.SIG_IGN)'
TAKE_BACK = f"""
import signal, subprocess, sys
print(signal.signal(signal.SIGHUP, signal.SIG_DFL) == signal.SIG_IGN, signal.getsignal(signal.SIGHUP) == signal.SIG_DFL)
subprocess.run([sys.executable, '-c', {CHILD!r}])
signal.signal(signal.SIGHUP, signal.SIG_IGN)
subprocess.run([sys.executable, '-c', {CHILD!r}])
signal.signal(signal.SIGHUP, lambda number, frame: print('handled', number == signal.SIGHUP))
signal.raise_signal(signal.SIGHUP)
subprocess.run([sys.executable, '-c', {CHILD!r}])
signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.raise_signal(signal.SIGHUP)
"""
for program in SHOW, TAKE_BACK:
    process = subprocess.Popen(['sh', '-c', 'trap "" HUP; exec "$0" -u -c "$1"', sys.executable, program],
                               stdout=subprocess.PIPE, text=True)
    print(process.communicate()[0], end='')
    print(process.returncode)

# One that arrives before its handler is taken away does not end the process.
for _ in range(20):
    before = signal.signal(signal.SIGUSR1, lambda number, frame: None)
    subprocess.run(['sh', '-c', 'kill -USR1 $PPID'])
    signal.signal(signal.SIGUSR1, before)
print('alive')
