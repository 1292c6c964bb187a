"""A child inherits the descriptors that are passed, and no others."""
import os
import subprocess

reader, writer = os.pipe()
os.write(writer, b'through a pipe\n')
os.close(writer)
print(subprocess.run(f'cat <&{reader}', shell=True, pass_fds=[reader], capture_output=True).stdout)
print(subprocess.run(f'cat <&{reader}', shell=True, stderr=subprocess.DEVNULL).returncode != 0)
os.set_inheritable(reader, True)
print(subprocess.run(f'cat <&{reader}', shell=True, stderr=subprocess.DEVNULL).returncode != 0)
print(subprocess.run(f'cat <&{reader}', shell=True, close_fds=False).returncode)
os.close(reader)
