"""Signals end the waits of an epoll object for as long as their handlers take, and the waits go on unless these raise."""

import os
import select
import signal
import threading
import time

seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
reader, writer = os.pipe()


class Stop(Exception):
    pass


armed = [True]


def stop(number, frame):
    if armed:
        armed.pop()
        raise Stop


signal.signal(signal.SIGUSR2, stop)


def once_it_waits(what):
    """Does something again and again until the main thread has gone on."""
    done = threading.Event()

    def work():
        while not done.wait(0.01):
            what()

    threading.Thread(target=work).start()
    return done


with select.epoll() as poll:
    poll.register(reader, select.EPOLLIN)
    # The handler runs, and the wait goes on until there is something.
    rounds = []

    def signal_then_write():
        os.kill(os.getpid(), signal.SIGUSR1)
        if seen and not rounds:
            rounds.append(1)
            os.write(writer, b'x')

    done = once_it_waits(signal_then_write)
    print(poll.poll() == [(reader, select.EPOLLIN)], set(seen) == {signal.SIGUSR1})
    done.set()
    os.read(reader, 1)

    # What a handler raises ends the wait.
    done = once_it_waits(lambda: os.kill(os.getpid(), signal.SIGUSR2))
    try:
        poll.poll()
        print('not reached')
    except Stop:
        done.set()
        print('stopped')

    # The time is up at its time, whatever arrives meanwhile.
    done = once_it_waits(lambda: os.kill(os.getpid(), signal.SIGUSR1))
    began = time.monotonic()
    print(poll.poll(0.1), time.monotonic() - began >= 0.1)
    done.set()
    print(poll.poll(0))

    # Another thread that waits with the same object keeps no signal from the main one.
    other = threading.Thread(target=poll.poll)
    other.start()
    del seen[:]
    rounds = []
    done = once_it_waits(signal_then_write)
    print(poll.poll() == [(reader, select.EPOLLIN)], set(seen) == {signal.SIGUSR1})
    done.set()
    other.join()

    # One event at most is given, though a signal came as well.
    os.kill(os.getpid(), signal.SIGUSR1)
    print(len(poll.poll(maxevents=1)), os.read(reader, 1))
