"""Threads that compute and wait for a lock, an event loop with tasks, a collection and a child: something to trace."""

import asyncio
import gc
import subprocess
import sys
import threading
import time

lock = threading.Lock()


def compute(count):
    total = 0
    for number in range(count):
        total += number * number % 7
    return total


def take_turns(count):
    for _ in range(5):
        with lock:
            compute(count)
        time.sleep(0.005)


async def ping(seconds):
    for _ in range(4):
        await asyncio.sleep(seconds)
        compute(20_000)


async def ping_twice():
    await asyncio.gather(ping(0.01), ping(0.015))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000
    threads = [threading.Thread(target=take_turns, args=(count,)) for _ in range(2)]
    threads.append(threading.Thread(target=compute, args=(8 * count,)))
    for thread in threads:
        thread.start()
    time.sleep(0.02)
    gc.collect()
    for thread in threads:
        thread.join()
    asyncio.run(ping_twice())
    child = "print(sum(range(1_000_000)))"
    subprocess.run([sys.executable, "-c", child], check=True)


main()
