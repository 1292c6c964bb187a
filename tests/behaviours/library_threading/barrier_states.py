"""A barrier that somebody waits for in vain is broken, until it is made as new."""
import threading


def show(function, *args):
    try:
        print(function(*args))
    except (threading.BrokenBarrierError, ValueError) as error:
        print(type(error).__name__, error)


barrier = threading.Barrier(2, timeout=0.01)
print(barrier.parties, barrier.n_waiting, barrier.broken, repr(barrier)[-14:])
show(barrier.wait)
print(barrier.broken, repr(barrier)[-8:])
show(barrier.wait)
barrier.reset()
print(barrier.broken)
barrier.abort()
show(barrier.wait, 1)
show(threading.Barrier, 0)


def fail():
    raise ValueError("in the action")


single = threading.Barrier(1, action=fail)
show(single.wait)
print(single.broken)
order = []
single = threading.Barrier(1, action=lambda: order.append("action"))
print(single.wait(), order)
