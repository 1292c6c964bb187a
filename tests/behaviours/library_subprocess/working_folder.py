"""A child may begin in another folder."""
import os
import pathlib
import subprocess
import tempfile

with tempfile.TemporaryDirectory() as folder:
    there = os.path.realpath(folder)
    for cwd in (folder, pathlib.Path(folder), os.fsencode(folder)):
        print(subprocess.run(['pwd', '-P'], cwd=cwd, capture_output=True, text=True).stdout.strip() == there)
    with open(os.path.join(folder, 'script'), 'w') as file:
        file.write('#!/bin/sh\necho ran "$@"\n')
    os.chmod(file.name, 0o755)
    print(subprocess.run(['./script', 'a', 'b c'], cwd=folder, capture_output=True).stdout)
    print(subprocess.run(pathlib.Path(file.name), capture_output=True).stdout)
