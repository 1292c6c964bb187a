"""Processes, pipes, queues and locks between processes."""
import multiprocessing as mp
import os
import sys
import time


def fill(queue, n):
    for item in range(n):
        queue.put(item)
    queue.put(None)


def leave(status):
    sys.exit(status)


def crash():
    sys.stderr = open(os.devnull, 'w')
    raise ValueError('in the child')


def echo(connection):
    while True:
        try:
            message = connection.recv()
        except EOFError:
            return
        connection.send((mp.current_process().name, message))


def count(lock, times, path):
    for _ in range(times):
        with lock:
            with open(path) as file:
                value = int(file.read())
            with open(path, 'w') as file:
                file.write(str(value + 1))


def wait_for(event, queue):
    queue.put(event.wait(20))


def work(queue):
    while True:
        item = queue.get()
        queue.task_done()
        if item is None:
            return


def consume(condition, queue, wanted):
    with condition:
        condition.wait_for(lambda: not queue.empty(), 20)
    wanted.put(queue.get())


def family(queue):
    queue.put((mp.current_process().name, mp.parent_process().name, mp.current_process().daemon))


def loop_forever():
    while True:
        time.sleep(1)


class Doubler(mp.Process):
    def __init__(self, number, queue):
        super().__init__(name='doubler')
        self.number = number
        self.queue = queue

    def run(self):
        self.queue.put(self.number * 2)


def main():
    ctx = mp.get_context('spawn')
    queue = ctx.Queue()
    process = ctx.Process(target=fill, args=(queue, 5), name='filler')
    print(process.is_alive(), process.exitcode, process.pid, process.name, process.daemon)
    process.start()
    items = []
    while (item := queue.get()) is not None:
        items.append(item)
    process.join()
    print(items, process.is_alive(), process.exitcode, isinstance(process.pid, int))
    for target, args in ((leave, (3,)), (leave, (None,)), (crash, ())):
        process = ctx.Process(target=target, args=args)
        process.start()
        process.join()
        print(target.__name__, args, process.exitcode)
    try:
        process.start()
    except AssertionError as error:
        print('AssertionError', error)

    sleeper = ctx.Process(target=loop_forever)
    sleeper.start()
    sleeper.join(0.01)
    print(sleeper.is_alive(), sleeper in mp.active_children())
    try:
        sleeper.close()
    except ValueError as error:
        print('ValueError', error)
    sleeper.terminate()
    sleeper.join()
    print(sleeper.exitcode, sleeper.is_alive())
    sleeper.close()
    try:
        sleeper.is_alive()
    except ValueError as error:
        print('ValueError', error)
    killed = ctx.Process(target=loop_forever, daemon=True)
    killed.start()
    killed.kill()
    killed.join()
    print(killed.exitcode)

    mine, theirs = ctx.Pipe()
    process = ctx.Process(target=echo, args=(theirs,), name='echo')
    process.start()
    theirs.close()
    for message in ('text', [1, {'two': 2.5}], None, b'x' * 200000):
        mine.send(message)
        name, back = mine.recv()
        print(name, back == message)
    print(mine.poll(), mine.closed)
    mine.close()
    process.join()
    print(process.exitcode, mine.closed)
    reader, writer = ctx.Pipe(duplex=False)
    writer.send_bytes(b'abcdef', 2, 3)
    print(reader.recv_bytes(), reader.readable, reader.writable, writer.readable)
    for bad in (lambda: reader.send(1), lambda: writer.recv(), lambda: mine.send(1)):
        try:
            bad()
        except OSError as error:
            print('OSError', error)
    writer.close()
    try:
        reader.recv()
    except EOFError as error:
        print('EOFError', error)

    import tempfile
    lock = ctx.Lock()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'count')
        with open(path, 'w') as file:
            file.write('0')
        processes = [ctx.Process(target=count, args=(lock, 50, path)) for _ in range(3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        with open(path) as file:
            print(file.read())
    print(lock.acquire(False), lock.acquire(False), lock.acquire(True, 0.01))
    lock.release()
    try:
        lock.release()
    except ValueError as error:
        print('ValueError', error)
    rlock = ctx.RLock()
    with rlock, rlock:
        print('twice')
    try:
        rlock.release()
    except AssertionError as error:
        print('AssertionError', error)
    semaphore = ctx.Semaphore(2)
    print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(block=False), semaphore)
    semaphore.release()
    print(semaphore.get_value(), ctx.BoundedSemaphore(3))

    event = ctx.Event()
    answers = ctx.SimpleQueue()
    process = ctx.Process(target=wait_for, args=(event, answers))
    process.start()
    print(event.is_set())
    event.set()
    print(answers.get(), event.is_set())
    process.join()
    condition = ctx.Condition()
    process = ctx.Process(target=consume, args=(condition, queue, answers))
    process.start()
    with condition:
        queue.put('for the condition')
        condition.notify_all()
    while answers.empty():
        with condition:
            condition.notify_all()
    print(answers.get())
    process.join()

    jobs = ctx.JoinableQueue()
    process = ctx.Process(target=work, args=(jobs,))
    process.start()
    for n in range(5):
        jobs.put(n)
    jobs.join()
    jobs.put(None)
    process.join()
    print('joined', process.exitcode)
    bounded = ctx.Queue(1)
    bounded.put(1)
    for function, args in ((bounded.put, (2, False)), (bounded.put, (2, True, 0.01))):
        try:
            function(*args)
        except Exception as error:
            print(type(error).__module__, type(error).__name__)
    print(bounded.full(), bounded.qsize(), bounded.get(timeout=5))
    try:
        bounded.get(timeout=0.01)
    except Exception as error:
        print(type(error).__module__, type(error).__name__)
    bounded.close()
    bounded.join_thread()
    try:
        bounded.put(1)
    except ValueError as error:
        print('ValueError', str(error).split(' <')[0])

    doubler = ctx.Process(target=family, args=(answers,), name='kid', daemon=True)
    doubler.start()
    print(answers.get())
    doubler.join()
    print(mp.current_process().name, mp.parent_process(), mp.get_context('spawn').get_start_method())
    try:
        mp.get_context('teleport')
    except ValueError as error:
        print('ValueError', error)
    import pickle
    for thing in (lock, queue):
        try:
            pickle.dumps(thing)
        except RuntimeError as error:
            print('RuntimeError', error)


if __name__ == '__main__':
    main()
