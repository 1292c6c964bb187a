"""A time that the header has no room for is left out."""
import gzip
import io

for time in (-1, 0, 7, 2 ** 32 - 1, 2 ** 32):
    target = io.BytesIO()
    with gzip.GzipFile(fileobj=target, mode='w', mtime=time):
        pass
    print(time, target.getvalue()[4:8])
