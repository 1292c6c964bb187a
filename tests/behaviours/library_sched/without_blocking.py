"""Without blocking only what is due is called."""

import sched

now = 0
scheduler = sched.scheduler(lambda: now, lambda seconds: None)
scheduler.enter(1, 1, print, ('a',))
scheduler.enter(4, 1, lambda: scheduler.enter(0, 1, print, ('nested',)))
print(scheduler.run(blocking=False))
now = 2
print(scheduler.run(False))
now = 5
print(scheduler.run(False), scheduler.empty(), scheduler.run())
