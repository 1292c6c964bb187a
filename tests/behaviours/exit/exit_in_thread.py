"""sys.exit in a thread ends that thread only."""
import sys
import threading

thread = threading.Thread(target=sys.exit, args=(5,))
thread.start()
thread.join()
print("main goes on", thread.is_alive())
