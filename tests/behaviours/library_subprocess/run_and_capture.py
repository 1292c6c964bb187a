"""run waits for a program, and returns what it printed."""
import subprocess

done = subprocess.run(['printf', 'a\\nb'], capture_output=True)
print(done, done.check_returncode())
print(subprocess.run(['sh', '-c', 'echo out; echo err >&2; exit 3'], capture_output=True, text=True))
print(subprocess.run(['true']), subprocess.run('exit 5', shell=True).returncode)
print(subprocess.run(['cat'], input=b'bytes', stdout=subprocess.PIPE).stdout)
print(subprocess.run(['cat'], input='té\n', stdout=subprocess.PIPE, encoding='utf-8').stdout)
