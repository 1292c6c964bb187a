"""A thread waits for input, and wakes the main thread then."""
import os
import subprocess
import threading

reader, writer = os.pipe()
found = []
thread = threading.Thread(target=lambda: found.append(os.read(reader, 4)))
thread.start()
subprocess.Popen(['sh', '-c', f'sleep 0.6; echo data >&{writer}'], pass_fds=[writer])
thread.join()
assert found == [b'data']
print('done')
