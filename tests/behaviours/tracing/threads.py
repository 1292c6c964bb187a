"""threading.settrace gives threads that start later a trace function; that of the caller is its own."""
import sys
import threading

told = []


def work():
    return 1


def trace(frame, event, arg):
    if frame.f_code is work.__code__:
        told.append(event)
        return trace


threading.settrace(trace)
thread = threading.Thread(target=work)
thread.start()
thread.join()
threading.settrace(None)
work()
print(told, sys.gettrace(), threading.gettrace())
