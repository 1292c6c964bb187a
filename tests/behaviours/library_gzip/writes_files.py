"""A compressed file is written with its name and time, and can be filled up to a position."""
import gzip
import io

target = io.BytesIO()
with gzip.GzipFile('folder/name.txt.gz', 'wb', fileobj=target, mtime=1) as file:
    print(file.name, file.mode, file.write(b'abc'), file.tell(), file.readable())
    file.writelines([b'x', b'y'])
    file.flush()
    for function in (lambda: file.seek(1), lambda: file.seek(0, 2), file.read, file.rewind):
        try:
            function()
        except (OSError, ValueError) as error:
            print(error)
    file.seek(8)
    file.write(b'z')
print(target.getvalue()[:18], target.closed, gzip.decompress(target.getvalue()))
