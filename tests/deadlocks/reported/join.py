"""Two threads wait for each other's end."""
# says: threads wait for each other: 'A' -> 'B' -> 'A'
# says: 'A' waits for the end of 'B'
# says: 'B' waits for the end of 'A'
import threading

threads = {}
ready = threading.Event()


def wait_for(name):
    ready.wait()
    threads[name].join()


threads['A'] = threading.Thread(target=wait_for, args='B', name='A')
threads['B'] = threading.Thread(target=wait_for, args='A', name='B')
for thread in threads.values():
    thread.start()
ready.set()
threads['A'].join()
