"""Popen starts a program and goes on."""
import subprocess

process = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(process, process.pid > 0, process.returncode, process.args)
process.stdin.write(b'hello')
process.stdin.close()
print(process.stdout.read(), process.wait(), process)
process.stdout.close()
with subprocess.Popen(['sh', '-c', 'read a; echo got $a'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
    process.stdin.write('line\n')
    print(process.stdout.readline(), end='')
print(process.returncode, process.stdin.closed, process.stdout.closed)
print(subprocess.Popen[bytes], repr(subprocess.Popen(['true', 'x' * 100]))[:40])
