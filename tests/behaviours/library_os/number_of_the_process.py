"""The number of a process in itself, in the processes that it starts, and in those that these start."""

import os
import subprocess
import sys
from multiprocessing import Pipe, Process


def tell(end, depth):
    numbers = [os.getpid(), os.getppid()]
    if depth:
        mine, theirs = Pipe()
        child = Process(target=tell, args=(theirs, depth - 1))
        child.start()
        numbers.append(mine.recv()[0] == child.pid != os.getpid())
        child.join()
    end.send(numbers + [os.getpid() == numbers[0]])


def main():
    own = os.getpid()
    seen = {own}
    for depth in (0, 1, 0, 1):
        mine, theirs = Pipe()
        child = Process(target=tell, args=(theirs, depth))
        child.start()
        number, _, *checks = mine.recv()
        child.join()
        print(number == child.pid, number not in seen, checks)
        seen.add(number)
    print(os.getpid() == own, len(seen))
    with subprocess.Popen([sys.executable, "-c", "import os; print(os.getpid(), os.getppid())"], stdout=subprocess.PIPE, text=True) as started:
        number, parent = map(int, started.stdout.read().split())
    print(number == started.pid, parent == own)
    print(os.readlink("/proc/self") == str(own) if os.path.exists("/proc/self") else True)


if __name__ == "__main__":
    main()
