"""Streams go to pipes, to files, nowhere, or to each other."""
import subprocess
import tempfile

command = ['sh', '-c', 'echo out; echo err >&2']
print(subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)
print(subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).stderr)
with tempfile.TemporaryFile() as file:
    subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL)
    file.seek(0)
    print(file.read())
with tempfile.TemporaryFile() as file:
    file.write(b'from a file')
    file.seek(0)
    print(subprocess.run(['cat'], stdin=file, stdout=subprocess.PIPE).stdout)
print(subprocess.run(['cat'], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout)
