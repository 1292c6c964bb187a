"""While a view of mapped memory lives, it can be neither closed nor resized."""
import mmap


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


memory = mmap.mmap(-1, 8)
view = memoryview(memory)
print(view.format, view.nbytes, view.readonly, view.obj is memory)
view[:3] = b'abc'
view[3] = 100
memory[4] = 101
with view[1:5:2] as spread:
    print(memory[:5], view.tobytes()[:5], spread.tolist(), view == memory[:])
attempt(memory.close)
attempt(memory.resize, 16)
part = view[2:]
view.release()
attempt(memory.close)
wide = part[:4].cast('H')
wide[0] = 0x4142
print(memory[2:4], wide.tolist()[:1])
wide.release()
part.release()
attempt(memory.close)
