"""A message that its sender was killed in the middle of is an end and no message."""
import multiprocessing
import os
import signal


def send_half(end):
    # Half of a message: its length, and fewer octets than that.
    os.write(end.fileno(), (1000).to_bytes(4) + b'half')
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == '__main__':
    reader, writer = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(target=send_half, args=(writer,))
    child.start()
    writer.close()
    try:
        print(reader.recv())
    except (EOFError, OSError) as error:
        print(type(error).__name__)
    child.join()
    print(child.exitcode)
