"""An exception that a thread does not catch is printed, and the program goes on."""
import threading


def fail():
    raise ValueError("in the thread")


thread = threading.Thread(target=fail, name="failing")
thread.start()
thread.join()
print("main goes on")
