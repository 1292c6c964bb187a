"""Events are called by time, priority and order of entry."""

import sched


class Clock:
    now = 0

    def time(self):
        return self.now

    def sleep(self, seconds):
        if seconds:
            print('sleep', seconds)
        self.now += seconds


clock = Clock()
scheduler = sched.scheduler(clock.time, clock.sleep)
scheduler.enter(5, 1, print, ('five',))
scheduler.enter(2, 2, print, ('two, later',), {'end': '!\n'})
scheduler.enter(2, 1, print, ('two, first',))
scheduler.enterabs(2, 2, print, ('two, last',))
cancelled = scheduler.enter(3, 1, print, ('never',))
print([event.time for event in scheduler.queue], cancelled._fields, scheduler.empty())
scheduler.cancel(cancelled)
scheduler.run()
print(clock.now, scheduler.empty(), scheduler.queue)
try:
    scheduler.cancel(cancelled)
except ValueError as error:
    print(type(error).__name__)
