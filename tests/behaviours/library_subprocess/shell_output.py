"""getoutput and getstatusoutput run a command of the shell."""
import subprocess

print(subprocess.getoutput('echo a; echo b >&2'), subprocess.getstatusoutput('echo x; exit 3'), subprocess.getstatusoutput('true'))
print(subprocess.run('echo "$0" "$1"', shell=True, capture_output=True).stdout.endswith(b'\n'))
print(subprocess.run(['echo "$1"', 'zero', 'one'], shell=True, capture_output=True).stdout)
print(subprocess.run('echo $0', shell=True, executable='/bin/sh', capture_output=True).stdout)
print(subprocess.run(['different', 'x'], executable='echo', capture_output=True).stdout)
