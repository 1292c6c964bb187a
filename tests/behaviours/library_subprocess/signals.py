"""A child is sent signals, and its end by one is a negative status."""
import signal
import subprocess

for send in ('terminate', 'kill'):
    with subprocess.Popen(['sleep', '30']) as process:
        getattr(process, send)()
        print(send, process.wait())
process = subprocess.Popen(['sleep', '30'])
process.send_signal(signal.SIGINT)
print(process.wait(), process.returncode)
process.send_signal(signal.SIGTERM)
process.kill()
print(process.poll())
