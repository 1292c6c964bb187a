"""What daemons use is taken apart at the end, of which they see nothing."""

import sys
import tempfile
import threading

STEPS = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000


class Late:
    """Keeps the end busy, long after the file is closed."""

    def __del__(self):
        sum(range(STEPS))


begun = threading.Event()
late = [Late() for _ in range(100)]
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
