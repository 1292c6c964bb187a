"""What waitid tells of children."""
import os
import signal
import subprocess
import sys


def started(code):
    return subprocess.Popen([sys.executable, '-c', code], stdin=subprocess.PIPE)


def show(child, change):
    print(type(change).__name__, change.si_pid == child.pid, change.si_uid == os.getuid(),
          signal.Signals(change.si_signo).name, change.si_status, change.si_code, len(change))


child = started('raise SystemExit(7)')
show(child, os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT))
show(child, os.waitid(os.P_PID, child.pid, os.WEXITED))
try:
    os.waitid(os.P_PID, child.pid, os.WEXITED)
except ChildProcessError as error:
    print(type(error).__name__, error)
child.stdin.close()

child = started('import sys; sys.stdin.read()')
print(os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG))
child.send_signal(signal.SIGSTOP)
show(child, os.waitid(os.P_PID, child.pid, os.WSTOPPED))
child.send_signal(signal.SIGCONT)
show(child, os.waitid(os.P_PID, child.pid, os.WCONTINUED))
child.kill()
show(child, os.waitid(os.P_PID, child.pid, os.WEXITED))
child.stdin.close()

for arguments in (99, 0, os.WEXITED), (os.P_PID, os.getpid(), os.WEXITED), (os.P_PID, 1, 0):
    try:
        os.waitid(*arguments)
    except OSError as error:
        print(type(error).__name__, error)
