"""A timer's signal sets the event that the main thread waits for."""
import signal
import threading

event = threading.Event()
signal.signal(signal.SIGALRM, lambda *_: event.set())
signal.setitimer(signal.ITIMER_REAL, 0.6)
event.wait()
print('done')
