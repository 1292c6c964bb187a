"""The module below starts threads, counts them and has locks that anybody may release."""
import _thread

done = _thread.allocate_lock()
done.acquire()
results = []


def run(number, *, extra):
    results.append((number, extra, _thread.get_ident() != main))
    done.release()


main = _thread.get_ident()
print(isinstance(_thread.start_new_thread(run, (1,), {'extra': 2}), int))
print(done.acquire(timeout=30), results, _thread.TIMEOUT_MAX > 1e6, _thread.error is RuntimeError)
print(_thread.LockType.__name__, done.locked(), isinstance(done, _thread.LockType))
for args in ((1, ()), (run, 1), (run, (), 1), ()):
    try:
        _thread.start_new_thread(*args)
    except TypeError as error:
        print(error)


def leave():
    try:
        _thread.exit()
    finally:
        done.release()


_thread.start_new_thread(leave, ())
print(done.acquire(timeout=30))
