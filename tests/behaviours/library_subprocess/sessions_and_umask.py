"""A child may begin a session or a group of its own, with another umask."""
import os
import subprocess

for options in ({}, {'start_new_session': True}, {'process_group': 0}):
    line = subprocess.run(['cat', '/proc/self/stat'], capture_output=True, text=True, **options).stdout
    pid, rest = line.split(' ', 1)
    fields = rest.rsplit(')', 1)[1].split()
    print(options, fields[2] == pid, fields[3] == pid)
print(subprocess.run('umask', shell=True, umask=0o27, capture_output=True).stdout)
