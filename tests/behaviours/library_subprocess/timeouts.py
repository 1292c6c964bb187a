"""A child that takes too long is ended, or waited for again."""
import subprocess

try:
    subprocess.run(['sleep', '30'], timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(error, error.cmd, error.timeout, error.output)
process = subprocess.Popen(['sleep', '30'])
try:
    process.wait(timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(error)
print(process.poll())
process.kill()
print(process.wait(), process.poll())
process = subprocess.Popen('echo early; sleep 0.3; echo late', shell=True, stdout=subprocess.PIPE)
try:
    process.communicate(timeout=0.1)
except subprocess.TimeoutExpired as error:
    print(error.output)
print(process.communicate())
print(process.wait(timeout=5))
