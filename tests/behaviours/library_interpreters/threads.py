"""A call in another interpreter can have a thread of its own; daemon threads are not for interpreters that are made."""
import sys
from concurrent import interpreters

sys.stdout.reconfigure(line_buffering=True)

interpreter = interpreters.create()
thread = interpreter.call_in_thread(print, "in a thread", flush=True)
thread.join()
print(thread.name, thread.daemon)
interpreter.exec("""
import threading
print(threading.current_thread() is threading.main_thread(), threading.active_count(), flush=True)
try:
    threading.Thread(target=print, daemon=True)
except RuntimeError as error:
    print(error, flush=True)
thread = threading.Thread(target=print, args=('own thread',), kwargs={'flush': True})
thread.start()
thread.join()
""")
interpreter.close()
