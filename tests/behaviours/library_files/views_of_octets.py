"""While a view shows the octets of a file in memory, these are changed by the view alone."""

import io

file = io.BytesIO(b'1234567890')
view = file.getbuffer()
view[2:4] = b'ab'
print(file.getvalue(), len(view))
for call in (lambda: file.write(b'xy'), lambda: file.write(b'z' * 20), lambda: file.truncate(3), lambda: file.close(), lambda: file.__init__(b'new')):
    try:
        call()
    except BufferError as error:
        print(error)
view.release()
file.truncate(4)
print(file.getvalue())
file.close()
