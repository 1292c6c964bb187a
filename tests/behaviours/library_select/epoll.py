"""An epoll object tells which of its files are ready, and refuses work once it is closed."""
import select
import socket


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


near, far = socket.socketpair()
poll = select.epoll()
print(type(poll), poll.closed, poll.fileno() > 2)
poll.register(near, select.EPOLLIN | select.EPOLLOUT)
print(poll.poll(0) == [(near.fileno(), select.EPOLLOUT)])
show(poll.register, near)
poll.modify(near.fileno(), select.EPOLLIN)
print(poll.poll(0))
far.send(b"x")
print(poll.poll() == poll.poll(1, 1) == [(near.fileno(), select.EPOLLIN)])
far.close()
print(poll.poll()[0][1] == select.EPOLLIN | select.EPOLLHUP)
poll.unregister(near)
show(poll.unregister, near)
show(poll.modify, near, select.EPOLLIN)
for wrong in ("x", -1):
    show(poll.register, wrong)
show(poll.poll, 0, 0)
show(poll.poll, "x")
with poll as same:
    print(same is poll)
print(poll.closed, poll.close())
for function in (poll.fileno, lambda: poll.poll(0), lambda: poll.register(near), poll.__enter__):
    show(function)
show(select.epoll, 0)
show(select.epoll, flags=12345)
