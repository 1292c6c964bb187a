"""What daemons use is taken apart at the end, of which they see nothing."""

import tempfile
import threading

begun = threading.Event()
file = tempfile.TemporaryFile('w')


def work():
    while True:
        file.seek(0)
        file.write('on and on')
        begun.set()


for _ in range(3):
    threading.Thread(target=work, daemon=True).start()
begun.wait()
print('the end')
