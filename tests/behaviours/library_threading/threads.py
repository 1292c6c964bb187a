"""Thread objects: names, states, results, errors."""
import threading


def work(items, n, extra=0):
    items.append(n + extra)


items = []
thread = threading.Thread(target=work, args=(items, 1), kwargs={'extra': 10})
print(thread.name, thread.is_alive(), thread.ident, thread.daemon)
thread.start()
thread.join()
print(items, thread.is_alive(), isinstance(thread.ident, int), isinstance(thread.native_id, int))
try:
    thread.start()
except RuntimeError as error:
    print('RuntimeError', error)

named = threading.Thread(target=work, name='worker', args=(items, 2))
print(repr(named))
try:
    named.join()
except RuntimeError as error:
    print('RuntimeError', error)


class Doubler(threading.Thread):
    def __init__(self, number):
        super().__init__()
        self.number = number
        self.result = None

    def run(self):
        self.result = self.number * 2
        self.seen = threading.current_thread() is self


doublers = [Doubler(n) for n in range(5)]
for doubler in doublers:
    doubler.start()
for doubler in doublers:
    doubler.join(10)
print([(d.result, d.seen) for d in doublers])


class Forgetful(threading.Thread):
    def __init__(self):
        pass


try:
    Forgetful().start()
except RuntimeError as error:
    print('RuntimeError', error)

print(threading.main_thread() is threading.current_thread(), threading.main_thread().name)
print(threading.active_count(), [t.name for t in threading.enumerate()])


def join_self():
    try:
        threading.current_thread().join()
    except RuntimeError as error:
        print('RuntimeError', error)
    try:
        threading.current_thread().daemon = True
    except RuntimeError as error:
        print('RuntimeError', error)


t = threading.Thread(target=join_self)
t.start()
t.join()

seen = []
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))


def fail():
    raise ValueError('no luck')


t = threading.Thread(target=fail, name='failing')
t.start()
t.join()
print(seen)
threading.excepthook = threading.__excepthook__


def leave():
    raise SystemExit(3)


t = threading.Thread(target=leave)
t.start()
t.join()
print('still here')

data = threading.local()
data.value = 'main'
found = []


def look():
    found.append(hasattr(data, 'value'))
    data.value = 'other'
    found.append(data.value)


t = threading.Thread(target=look)
t.start()
t.join()
print(found, data.value)


class Numbered(threading.local):
    count = 7

    def __init__(self, start):
        self.start = start


numbered = Numbered(5)
numbered.start += 1
found = []
t = threading.Thread(target=lambda: found.append((numbered.start, numbered.count)))
t.start()
t.join()
print(found, numbered.start)

fired = []
timer = threading.Timer(0.01, lambda *a, **k: fired.append((a, k)), args=[1], kwargs={'b': 2})
timer.start()
timer.join()
print(fired)
timer = threading.Timer(60, fired.append, args=['late'])
timer.start()
timer.cancel()
timer.join()
print(len(fired), timer.finished.is_set())

inherit = threading.Thread(target=lambda: found.append(threading.Thread(target=print).daemon), daemon=True)
found = []
inherit.start()
inherit.join()
print(found)
try:
    threading.Thread(group=1)
except AssertionError as error:
    print('AssertionError', error)
print(threading.TIMEOUT_MAX > 1e6, sorted(threading.__all__) == sorted(set(threading.__all__)))
