"""Mixes threads, processes and tasks for some minutes, kills children at random, and checks that nothing is left.

Run by `cargo run --release --example soak -- [--minutes N] [--gil on|off|both] [--seed N]`; any Python runs it too.
"""

import argparse
import asyncio
import collections
import contextvars
import multiprocessing
import os
import queue
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, shared_memory

# A round that takes longer than this hangs.
LONGEST_ROUND = 120
LIMIT = 60

counts = collections.Counter()
counts_lock = threading.Lock()
failures = []


def count(what, number=1):
    with counts_lock:
        counts[what] += number


def expect(condition, message):
    if not condition:
        raise AssertionError(message)


# What children do.


def square(number):
    return number * number


def fail(number):
    raise ValueError(number)


def compute(number):
    return sum(index * index for index in range(number))


def echo(end):
    while True:
        end.send(end.recv())


def put_numbers(where, first, total):
    for number in range(first, first + total):
        where.put(number)


def work_off(tasks):
    while (task := tasks.get()) is not None:
        tasks.task_done()
    tasks.task_done()


def add_under_lock(value, times):
    for _ in range(times):
        with value.get_lock():
            value.value += 1


def write_block(name, offset, octets):
    block = shared_memory.SharedMemory(name)
    block.buf[offset:offset + len(octets)] = octets
    block.close()


def meet(barrier, results):
    barrier.wait(LIMIT)
    results.put(os.getpid())


# What the main process does. Each is one activity, with a random generator of its own.


def pause(chance, longest):
    """Wait for a random time: nothing depends on how long."""
    time.sleep(chance.random() * longest)


def threads_and_queue(chance):
    items = queue.Queue(chance.randrange(1, 8))
    total = chance.randrange(100, 1000)
    taken = collections.deque()

    def produce():
        for number in range(total):
            items.put(number)

    def consume():
        while True:
            try:
                taken.append(items.get())
            except queue.ShutDown:
                return

    consumers = [threading.Thread(target=consume) for _ in range(3)]
    producers = [threading.Thread(target=produce) for _ in range(2)]
    for thread in consumers + producers:
        thread.start()
    for thread in producers:
        thread.join()
    items.shutdown()
    for thread in consumers:
        thread.join()
    expect(sorted(taken) == sorted(2 * list(range(total))), 'a queue lost or doubled an item')
    count('items through queues', 2 * total)


def locks_and_conditions(chance):
    lock, gate = threading.RLock(), threading.Condition()
    numbers = {'total': 0, 'ready': 0}
    variable = contextvars.ContextVar('soak', default=0)
    barrier = threading.Barrier(4)
    local = threading.local()
    seen = []

    def run(number):
        variable.set(number)
        local.number = number
        with gate:
            numbers['ready'] += 1
            gate.notify_all()
        barrier.wait(LIMIT)
        for _ in range(500):
            with lock, lock:
                numbers['total'] += 1
        seen.append((number, variable.get(), local.number))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    with gate:
        expect(gate.wait_for(lambda: numbers['ready'] == 4, LIMIT), 'a condition was not met')
    for thread in threads:
        thread.join()
    expect(numbers['total'] == 2000, 'a lock let two threads in')
    expect(sorted(seen) == [(number, number, number) for number in range(4)], 'data of threads were mixed up')
    count('locked steps', 2000)


def thread_pool(chance):
    with ThreadPoolExecutor(4) as pool:
        futures = {pool.submit(square, number): number for number in range(100)}
        broken = pool.submit(fail, 7)
        for future in as_completed(futures, LIMIT):
            expect(future.result() == square(futures[future]), 'a future has another result')
        expect(isinstance(broken.exception(LIMIT), ValueError), 'an exception was lost')
        expect(list(pool.map(square, range(50), buffersize=5)) == [square(n) for n in range(50)], 'map is out of order')
    count('futures of threads', 151)


def process_pool(chance):
    kills = chance.random() < 0.5
    with ProcessPoolExecutor(2) as pool:
        futures = [pool.submit(compute, chance.randrange(20_000)) for _ in range(20)]
        bad = pool.submit(fail, 3)
        if kills:
            pause(chance, 0.05)
            for pid in list(pool._processes or ())[:1]:
                kill(chance, pid)
        broken = 0
        for future in [*futures, bad]:
            try:
                future.result(LIMIT)
            except BrokenProcessPool:
                broken += 1
            except ValueError as error:
                expect('fail' in str(error.__cause__), 'a remote traceback was lost')
    count('futures of processes', len(futures) + 1)
    count('futures of broken pools', broken)


def kill(chance, pid):
    number = chance.choice([signal.SIGKILL, signal.SIGTERM])
    try:
        os.kill(pid, number)
        count('children killed')
    except ProcessLookupError:
        pass


def pool_of_processes(chance):
    with multiprocessing.Pool(2, maxtasksperchild=chance.choice([None, 5])) as pool:
        expect(pool.map(square, range(200)) == [square(n) for n in range(200)], 'Pool.map is wrong')
        expect(sorted(pool.imap_unordered(square, range(50), 7)) == sorted(map(square, range(50))), 'imap is wrong')
        done = pool.starmap_async(pow, [(2, n) for n in range(20)])
        expect(done.get(LIMIT) == [2 ** n for n in range(20)], 'starmap is wrong')
        pool.close()
        pool.join()
    count('tasks of pools', 270)


def pipes_and_kills(chance):
    near, far = multiprocessing.Pipe()
    child = multiprocessing.Process(target=echo, args=(far,))
    child.start()
    far.close()
    exchanged = 0
    killer = threading.Thread(target=lambda: (pause(chance, 0.3), kill(chance, child.pid)))
    killer.start()
    try:
        while True:
            near.send(exchanged)
            expect(near.poll(LIMIT), 'a pipe to a dead child neither answers nor ends')
            expect(near.recv() == exchanged, 'a pipe mixed up its messages')
            exchanged += 1
    except (EOFError, OSError):
        count('pipes cut')
    killer.join()
    near.close()
    child.join(LIMIT)
    expect(child.exitcode in (-signal.SIGKILL, -signal.SIGTERM), f'a killed child has the status {child.exitcode}')
    child.close()
    count('messages through pipes', exchanged)


def queues_of_processes(chance):
    where = multiprocessing.Queue()
    writers = [multiprocessing.Process(target=put_numbers, args=(where, first, 100)) for first in (0, 100)]
    for writer in writers:
        writer.start()
    got = sorted(where.get(timeout=LIMIT) for _ in range(200))
    for writer in writers:
        writer.join(LIMIT)
        expect(writer.exitcode == 0, f'a writer ended with {writer.exitcode}')
        writer.close()
    where.close()
    where.join_thread()
    expect(got == list(range(200)), 'a queue between processes lost or doubled an item')
    tasks = multiprocessing.JoinableQueue()
    worker = multiprocessing.Process(target=work_off, args=(tasks,))
    worker.start()
    for task in [*range(20), None]:
        tasks.put(task)
    tasks.join()
    worker.join(LIMIT)
    tasks.close()
    tasks.join_thread()
    count('items between processes', 221)


def shared_numbers(chance):
    value = multiprocessing.Value('q', 0)
    barrier, results = multiprocessing.Barrier(2), multiprocessing.SimpleQueue()
    children = [multiprocessing.Process(target=add_under_lock, args=(value, 200)) for _ in range(2)]
    children += [multiprocessing.Process(target=meet, args=(barrier, results)) for _ in range(2)]
    for child in children:
        child.start()
    add_under_lock(value, 200)
    for child in children:
        child.join(LIMIT)
        expect(child.exitcode == 0, f'a child ended with {child.exitcode}')
    expect(value.value == 600, f'a shared number is {value.value} and not 600')
    expect(len({results.get(), results.get()}) == 2, 'a barrier let one process pass twice')
    results.close()
    count('shared increments', 600)


def shared_blocks(chance):
    block = shared_memory.SharedMemory(create=True, size=4096)
    try:
        children = [multiprocessing.Process(target=write_block, args=(block.name, 64 * n, bytes([n]) * 64))
                    for n in range(1, 4)]
        for child in children:
            child.start()
        victim = children[0] if chance.random() < 0.5 else None
        if victim:
            pause(chance, 0.02)
            kill(chance, victim.pid)
        for child in children:
            child.join(LIMIT)
            if child is not victim:
                expect(child.exitcode == 0, f'a child ended with {child.exitcode}')
        for n in (2, 3):
            expect(bytes(block.buf[64 * n:64 * n + 64]) == bytes([n]) * 64, 'shared memory was not written')
    finally:
        block.close()
        block.unlink()
    count('blocks of shared memory')


def managers(chance):
    with multiprocessing.Manager() as manager:
        shared, names = manager.list(), manager.dict()
        for number in range(20):
            shared.append(number)
            names[number] = str(number)
        expect(list(shared) == list(range(20)) and len(names) == 20, 'a manager lost an item')
        if chance.random() < 0.5:
            kill(chance, manager._process.pid)
            manager._process.join(LIMIT)
            try:
                len(shared)
                raise AssertionError('a dead manager answers')
            except (EOFError, OSError):
                count('managers killed')
    count('calls of managers', 42)


def listeners(chance):
    with connection.Listener(authkey=b'soak') as listener:
        def serve():
            with listener.accept() as end:
                end.send(end.recv())

        thread = threading.Thread(target=serve)
        thread.start()
        with connection.Client(listener.address, authkey=b'soak') as end:
            end.send(['greeting', 1])
            expect(end.recv() == ['greeting', 1], 'a connection changed its message')
        thread.join()
    count('connections')


def programs(chance):
    done = subprocess.run(['cat'], input=b'x' * 100_000, capture_output=True, timeout=LIMIT)
    expect(len(done.stdout) == 100_000, 'a pipe lost octets')
    with subprocess.Popen(['sleep', '1000']) as child:
        pause(chance, 0.01)
        child.send_signal(chance.choice([signal.SIGKILL, signal.SIGTERM]))
        expect(child.wait(LIMIT) < 0, 'a killed program has a status of its own')
    try:
        subprocess.run(['sleep', '1000'], timeout=0.01)
        raise AssertionError('no timeout')
    except subprocess.TimeoutExpired:
        pass
    count('programs', 3)


def tasks(chance):
    async def worker(items, results):
        while True:
            results.append(square(await items.get()))
            items.task_done()

    async def talk():
        async def serve(reader, writer):
            writer.write(await reader.readline())
            await writer.drain()
            writer.close()
            await writer.wait_closed()

        async with await asyncio.start_server(serve, '127.0.0.1', 0) as server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            writer.write(b'line\n')
            expect(await reader.readline() == b'line\n', 'a stream changed its line')
            writer.close()
            await writer.wait_closed()

    async def child():
        process = await asyncio.create_subprocess_exec('sleep', '1000')
        await asyncio.sleep(chance.random() * 0.02)
        process.kill()
        expect(await process.wait() == -signal.SIGKILL, 'a killed program has a status of its own')

    async def main():
        items, results = asyncio.Queue(5), []
        workers = [asyncio.create_task(worker(items, results)) for _ in range(3)]
        async with asyncio.timeout(LIMIT):
            for number in range(100):
                await items.put(number)
            await items.join()
            for each in workers:
                each.cancel()
            ended = await asyncio.gather(*workers, return_exceptions=True)
            expect(all(isinstance(each, asyncio.CancelledError) for each in ended), 'a task was not cancelled')
            expect(sorted(results) == sorted(map(square, range(100))), 'a task lost an item')
            async with asyncio.TaskGroup() as group:
                group.create_task(talk())
                group.create_task(child())
                group.create_task(asyncio.to_thread(compute, 1000))

    asyncio.run(main())
    count('tasks', 6)


ACTIVITIES = [threads_and_queue, locks_and_conditions, thread_pool, process_pool, pool_of_processes, pipes_and_kills,
              queues_of_processes, shared_numbers, shared_blocks, managers, listeners, programs, tasks]


# What is looked at after each round.


def children():
    found = []
    for task in os.listdir('/proc/self/task'):
        try:
            with open(f'/proc/self/task/{task}/children') as file:
                found += file.read().split()
        except OSError:
            continue
    return found


def descriptors():
    found = []
    for number in os.listdir('/proc/self/fd'):
        try:
            found.append(os.readlink(f'/proc/self/fd/{number}').partition(':')[0])
        except OSError:
            continue
    return collections.Counter(found)


def blocks():
    return {name for name in os.listdir('/dev/shm') if name.startswith('psm_')}


class State:
    """What the process holds: children, open files, threads, shared memory and temporary files."""

    def __init__(self, folder):
        self.children = sorted(children())
        self.descriptors = descriptors()
        self.threads = threading.active_count()
        self.blocks = blocks()
        self.files = sorted(os.listdir(folder))

    def left_since(self, before):
        """Say what is there that was not before, as text."""
        left = []
        if set(self.children) - set(before.children):
            left.append(f'children {sorted(set(self.children) - set(before.children))}')
        if self.descriptors - before.descriptors:
            left.append(f'open files {dict(self.descriptors - before.descriptors)}')
        if self.threads > before.threads:
            left.append(f'threads {threading.enumerate()}')
        if self.blocks - before.blocks:
            left.append(f'shared memory {sorted(self.blocks - before.blocks)}')
        if set(self.files) - set(before.files):
            left.append(f'temporary files {sorted(set(self.files) - set(before.files))}')
        return ', '.join(left)


def settle(folder, before):
    """Return what is left once what ends by itself has ended: helper threads, and objects that nobody holds."""
    import gc
    end = time.monotonic() + 10
    while True:
        gc.collect()
        left = State(folder).left_since(before) if before else ''
        if not left or time.monotonic() > end:
            return left
        time.sleep(0.02)


class Watchdog:
    """Ends the process if a round hangs, and says where."""

    def __init__(self):
        self.deadline = time.monotonic() + LONGEST_ROUND
        self.running = {}
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self):
        while time.monotonic() < self.deadline:
            time.sleep(1)
        print('HANGS:', ', '.join(sorted(self.running.values())), flush=True)
        for ident, frame in sys._current_frames().items():
            print(f'thread {ident}:', file=sys.stderr)
            traceback.print_stack(frame)
        sys.stderr.flush()
        os._exit(70)


def note_lost_thread(arguments):
    """A thread of the library has ended by an exception, which nobody else would notice."""
    failures.append(f'{arguments.thread}: {arguments.exc_value!r}')
    traceback.print_exception(arguments.exc_value)


def run_activity(activity, seed, watchdog):
    watchdog.running[threading.get_ident()] = activity.__name__
    try:
        activity(random.Random(seed))
        count('activities')
    except BaseException as error:
        failures.append(f'{activity.__name__} with seed {seed}: {error!r}')
        traceback.print_exc()
    finally:
        del watchdog.running[threading.get_ident()]


def soak(minutes, seed):
    chance = random.Random(seed)
    begun = shown = time.monotonic()
    before = None
    with tempfile.TemporaryDirectory(prefix='soak-') as folder:
        tempfile.tempdir = folder
        os.environ['TMPDIR'] = folder
        watchdog = Watchdog()
        threading.excepthook = note_lost_thread
        # The tracker of shared memory is a child for as long as the process lives.
        shared_blocks(chance)
        tasks(chance)
        rounds = 0
        while not failures and (time.monotonic() - begun < 60 * minutes or rounds < 2):
            watchdog.deadline = time.monotonic() + LONGEST_ROUND
            chosen = chance.sample(ACTIVITIES, 4) if rounds else ACTIVITIES
            threads = [threading.Thread(target=run_activity, args=(each, chance.getrandbits(32), watchdog))
                       for each in chosen]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            left = settle(folder, before)
            if left:
                failures.append(f'left after round {rounds} of {", ".join(each.__name__ for each in chosen)}: {left}')
            # What the first round leaves is there for good: imported modules' files, and what wakes the main thread.
            before = before or State(folder)
            rounds += 1
            if time.monotonic() - shown >= 10:
                shown = time.monotonic()
                print(f'{shown - begun:6.0f} s: {rounds} rounds, {counts["activities"]} activities, '
                      f'{counts["children killed"]} children killed', flush=True)
        tempfile.tempdir = None
    print(f'{rounds} rounds in {time.monotonic() - begun:.0f} s with seed {seed}')
    for what, number in sorted(counts.items()):
        print(f'{number:10,} {what}')
    for failure in failures:
        print('FAILED:', failure)
    print('failed' if failures else 'clean', flush=True)
    return 1 if failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition('\n')[0])
    parser.add_argument('--minutes', type=float, default=10)
    parser.add_argument('--seed', type=int, default=None)
    options = parser.parse_args()
    seed = int.from_bytes(os.urandom(4)) if options.seed is None else options.seed
    gil = getattr(sys, '_is_gil_enabled', lambda: True)()
    print(f'GIL {"on" if gil else "off"}, {options.minutes:g} minutes, seed {seed}', flush=True)
    return soak(options.minutes, seed)


if __name__ == '__main__':
    sys.exit(main())
