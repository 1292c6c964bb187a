"""communicate feeds and reads at once, so that much of both does not block."""
import subprocess

data = b'0123456789' * 50000
process = subprocess.Popen(['sh', '-c', 'cat; echo done >&2'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
out, err = process.communicate(data)
print(out == data, err, process.returncode)
process = subprocess.Popen(['true'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(process.communicate(data))
process = subprocess.Popen(['true'], stdin=subprocess.PIPE)
print(process.communicate(data))
