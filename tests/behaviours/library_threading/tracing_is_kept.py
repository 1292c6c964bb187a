"""settrace and setprofile keep a function for threads that begin later, and give it back."""
import threading

print(threading.gettrace(), threading.getprofile())


def trace(frame, event, argument):
    return None


threading.settrace(trace)
threading.setprofile(trace)
print(threading.gettrace() is trace, threading.getprofile() is trace)
threading.settrace(None)
threading.setprofile(None)
print(threading.gettrace(), threading.getprofile())
