"""A compressed file is read as other files are."""
import gzip
import io

file = gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b'line one\nline two\nlast', mtime=7)))
print(file.readline(), file.tell(), file.read(4), file.readable(), file.writable(), file.seekable(), file.mode)
print(file.seek(2), file.read(6), file.seek(0), list(file), file.mtime)
file.rewind()
buffer = bytearray(4)
print(file.readinto(buffer), buffer, file.seek(-4, 2), file.read())
try:
    file.write(b'x')
except OSError as error:
    print(error)
file.close()
print(file.closed)
for function in (file.read, file.tell):
    try:
        function()
    except ValueError as error:
        print(error)
