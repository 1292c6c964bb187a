"""What goes to other interpreters as what it is can be told beforehand."""
from concurrent import interpreters

queue = interpreters.create_queue()
values = (1, "a", b"", None, 1.5, True, (1,), [], {}, bytearray(), print, int, ..., {1})
for value in values:
    print(value, interpreters.is_shareable(value))
print(interpreters.is_shareable(queue), interpreters.is_shareable(memoryview(b"a")))
