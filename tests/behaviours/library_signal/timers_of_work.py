"""Timers count real time, or the time that the process works."""
import signal

fired = []
for which, number in ((signal.ITIMER_REAL, signal.SIGALRM), (signal.ITIMER_VIRTUAL, signal.SIGVTALRM),
                      (signal.ITIMER_PROF, signal.SIGPROF)):
    signal.signal(number, lambda number, frame: fired.append(number))
    print(signal.setitimer(which, 0.02, 0.02))
    while fired.count(number) < 3:
        sum(range(1000))
    left, every = signal.setitimer(which, 0)
    print(left <= 0.03, round(every, 2), signal.getitimer(which))
for call in (lambda: signal.setitimer(7, 1), lambda: signal.setitimer(0, -1), lambda: signal.getitimer(7)):
    try:
        call()
    except signal.ItimerError as error:
        print(type(error).__name__, error)
