"""faulthandler prints the stack of the running thread, and on a signal that is registered."""
import faulthandler
import os
import re
import signal
import tempfile

with tempfile.TemporaryFile('w+') as file:
    def show():
        file.seek(0)
        for line in file.read().splitlines():
            print(re.sub(r'File ".*[/\\]', 'File "', line))
        file.seek(0)
        file.truncate()

    def inner():
        faulthandler.dump_traceback(file, all_threads=False)

    def outer():
        inner()

    outer()
    show()
    faulthandler.register(signal.SIGUSR1, file, all_threads=False)
    os.kill(os.getpid(), signal.SIGUSR1)
    print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))
    file.seek(0)
    print(file.readline().strip())
print(faulthandler.is_enabled())
faulthandler.enable()
print(faulthandler.is_enabled(), faulthandler.disable(), faulthandler.disable())
for wrong in (lambda: faulthandler.dump_traceback_later(0), lambda: faulthandler.register(signal.SIGSEGV),
              lambda: faulthandler.register(1000)):
    try:
        wrong()
    except (ValueError, RuntimeError) as error:
        print(error)
