"""A signal goes to the process behind a descriptor."""
import os
import signal
import subprocess

with subprocess.Popen(['sleep', '1000']) as child:
    descriptor = os.pidfd_open(child.pid)
    signal.pidfd_send_signal(descriptor, 0)
    signal.pidfd_send_signal(descriptor, signal.SIGTERM)
    print(child.wait())
    try:
        signal.pidfd_send_signal(descriptor, signal.SIGTERM)
    except ProcessLookupError as error:
        print(error.errno)
    os.close(descriptor)
