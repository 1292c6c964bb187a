"""What is no archive, and what an archive cannot hold, is refused."""

import io
import tarfile

calls = [
    lambda: tarfile.open(fileobj=io.BytesIO(b'x' * 2000), mode='r:'), lambda: tarfile.open(fileobj=io.BytesIO(b''), mode='r:'),
    lambda: tarfile.open('x', 'q'), lambda: tarfile.open('x', 'r:zz'), lambda: tarfile.open(),
    lambda: tarfile.open(fileobj=io.BytesIO(), mode='w').addfile(info), lambda: info.replace(colour=1), lambda: info.tobuf(7),
    lambda: large.tobuf(tarfile.USTAR_FORMAT), lambda: tarfile.open('/none/x.tar'),
    lambda: tarfile.open(fileobj=io.BytesIO(), mode='w').getmember('x'),
]
info, large = tarfile.TarInfo('x'), tarfile.TarInfo('y')
info.size = 3
large.uid = 8 ** 8
for call in calls:
    try:
        call()
    except (tarfile.TarError, ValueError, TypeError, KeyError, OSError) as error:
        print(type(error).__name__, error)
print(len(large.tobuf(tarfile.PAX_FORMAT)), len(large.tobuf(tarfile.GNU_FORMAT)), large.get_info()['uid'])
closed = tarfile.open(fileobj=io.BytesIO(), mode='w')
closed.close()
try:
    closed.getnames()
except OSError as error:
    print(error)
