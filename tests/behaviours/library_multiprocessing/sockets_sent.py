"""A socket goes to a process with its arguments, and to one that runs already through a queue."""
import multiprocessing
import socket


def greet(end):
    with end:
        end.sendall(b'from the arguments')


def take(queue):
    with queue.get() as end:
        end.sendall(b'from the queue')


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')
    near, far = socket.socketpair()
    child = context.Process(target=greet, args=(far,))
    child.start()
    far.close()
    with near:
        print(near.makefile('rb').read())
    child.join()
    queue = context.Queue()
    child = context.Process(target=take, args=(queue,))
    child.start()
    near, far = socket.socketpair()
    queue.put(far)
    with near:
        print(near.recv(100))
    child.join()
    far.close()
    print(child.exitcode)
