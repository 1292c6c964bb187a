"""Of two threads that wait for the same signal, the one that it is sent to takes it."""
import signal
import threading

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2])
taken = {}


def wait(name):
    taken[name] = signal.sigwait([signal.SIGUSR1, signal.SIGUSR2]).name


threads = {name: threading.Thread(target=wait, args=(name,)) for name in ('first', 'second')}
for thread in threads.values():
    thread.start()
signal.pthread_kill(threads['second'].ident, signal.SIGUSR2)
threads['second'].join()
signal.pthread_kill(threads['first'].ident, signal.SIGUSR1)
threads['first'].join()
print(taken['first'], taken['second'])
