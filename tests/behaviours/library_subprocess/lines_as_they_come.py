"""The lines of a child are read while it runs."""
import subprocess

with subprocess.Popen('echo one; echo two; read x; echo three $x', shell=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
    print(process.stdout.readline(), process.stdout.readline(), sep='', end='')
    process.stdin.write('and more\n')
    process.stdin.flush()
    for line in process.stdout:
        print('last', line, end='')
print(process.returncode)
