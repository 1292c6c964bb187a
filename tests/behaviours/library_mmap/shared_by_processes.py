"""Two processes see each other's changes of a mapped file."""
import mmap
import multiprocessing
import tempfile


def change(path, go, done):
    with open(path, 'r+b') as file, mmap.mmap(file.fileno(), 0) as memory:
        go.wait(30)
        memory[5:10] = memory[:5].upper()
        done.set()


if __name__ == '__main__':
    with tempfile.NamedTemporaryFile() as file:
        file.write(b'0' * 10)
        file.flush()
        go, done = multiprocessing.Event(), multiprocessing.Event()
        with mmap.mmap(file.fileno(), 0) as memory:
            child = multiprocessing.Process(target=change, args=(file.name, go, done))
            child.start()
            memory[:5] = b'hello'
            go.set()
            print(done.wait(30), memory[:])
            child.join()
            print(child.exitcode)
