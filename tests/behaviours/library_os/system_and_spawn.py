"""system and the spawn functions run programs."""
import os

print(os.waitstatus_to_exitcode(os.system('exit 3')), os.system('true'), os.waitstatus_to_exitcode(os.system('kill -9 $$')), flush=True)
os.system('echo from the shell')
print(os.spawnlp(os.P_WAIT, 'sh', 'sh', '-c', 'exit 4'), os.spawnvp(os.P_WAIT, 'no-such-command-here', ['x']))
print(os.spawnle(os.P_WAIT, '/bin/sh', 'sh', '-c', 'exit $CODE', {'CODE': '6'}))
pid = os.spawnv(os.P_NOWAIT, '/bin/sh', ['sh', '-c', 'exit 5'])
found, status = os.waitpid(pid, 0)
print(found == pid, os.WIFEXITED(status), os.WEXITSTATUS(status))
pid = os.spawnlp(os.P_NOWAIT, 'sh', 'sh', '-c', 'exit 7')
found, status = os.wait()
print(found == pid, os.waitstatus_to_exitcode(status), os.WIFSTOPPED(status), os.WIFCONTINUED(status), os.WCOREDUMP(status))
try:
    os.wait()
except ChildProcessError as error:
    print(error)
