"""A child ends by a signal of its parent's, and its exit code says by which."""
import multiprocessing
import signal


def wait(end):
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        end.send('ready')
        signal.pause()
    except KeyboardInterrupt:
        raise SystemExit(7)


if __name__ == '__main__':
    for name in ('terminate', 'kill', 'interrupt'):
        near, far = multiprocessing.Pipe()
        child = multiprocessing.Process(target=wait, args=(far,))
        child.start()
        print(near.recv(), child.is_alive(), child.exitcode, child.join(0.01))
        getattr(child, name)()
        child.join()
        print(name, child.exitcode, child.is_alive())
        getattr(child, name)()
