"""Closing an interpreter waits for its threads and runs its exit functions."""
from concurrent import interpreters

interpreter = interpreters.create()
interpreter.exec("""
import atexit, threading
gate = threading.Event()
atexit.register(print, 'exit function', flush=True)
def late():
    gate.wait()
    print('thread ends', flush=True)
threading.Thread(target=late).start()
threading.Timer(0.05, gate.set).start()
""")
print("closing", flush=True)
interpreter.close()
print("closed")
