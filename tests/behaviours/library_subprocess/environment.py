"""A child has the environment of this program or one of its own."""
import os
import subprocess

os.environ['FROM_HERE'] = 'yes'
print(subprocess.run('echo $FROM_HERE', shell=True, capture_output=True).stdout)
print(sorted(subprocess.run(['env'], env={'ONLY': 'this', 'EMPTY': ''}, capture_output=True).stdout.split()))
print(subprocess.run('echo $A', shell=True, env={'A': 'é'}, capture_output=True).stdout == 'é\n'.encode())
del os.environ['FROM_HERE']
print(subprocess.run('echo $FROM_HERE', shell=True, capture_output=True).stdout)
