"""The end of the program waits for threads that are no daemons, and for no others."""
import atexit
import threading

ready = threading.Event()
parked = threading.Thread(target=threading.Event().wait, daemon=True)
parked.start()


def last():
    ready.wait()
    print('the other thread ends')


threading.Thread(target=last).start()
atexit.register(print, 'exit functions run')
print('the main thread ends')
ready.set()
