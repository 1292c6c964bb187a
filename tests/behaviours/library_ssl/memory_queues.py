"""MemoryBIO is a queue of bytes with an end."""
import ssl

queue = ssl.MemoryBIO()
print(queue.pending, queue.eof, queue.read(), queue.read(5))
print(queue.write(b'abcdef'), queue.write(bytearray(b'gh')), queue.write(memoryview(b'ij')), queue.pending)
print(queue.read(3), queue.read(0), queue.read(-1), queue.pending)
print(queue.write(b''), queue.eof)
queue.write(b'rest')
queue.write_eof()
print(queue.eof, queue.pending, queue.read(2), queue.eof, queue.read(), queue.eof)
for wrong in (b'x', 'x'):
    try:
        queue.write(wrong)
    except (ssl.SSLError, TypeError) as error:
        print(type(error).__name__, error)
