"""Members that would leave the folder, and special files, are refused by the filter that applies without being named."""

import io
import os
import tarfile
import tempfile


def archive_of(name, **fields):
    octets = io.BytesIO()
    with tarfile.open(fileobj=octets, mode='w') as archive:
        info = tarfile.TarInfo(name)
        for field, value in fields.items():
            setattr(info, field, value)
        archive.addfile(info)
    octets.seek(0)
    return tarfile.open(fileobj=octets)


cases = [
    ('../up', {}), ('link', {'type': tarfile.SYMTYPE, 'linkname': '../../x'}), ('pipe', {'type': tarfile.FIFOTYPE}),
    ('link', {'type': tarfile.SYMTYPE, 'linkname': '/x'}), ('hard', {'type': tarfile.LNKTYPE, 'linkname': 'missing'}),
]
with tempfile.TemporaryDirectory() as root:
    for name, fields in cases:
        try:
            archive_of(name, **fields).extractall(root)
        except (tarfile.FilterError, KeyError) as error:
            print(type(error).__name__, str(error).replace(os.path.realpath(root), 'ROOT').replace(os.path.dirname(os.path.realpath(root)), 'ABOVE'))
    archive_of('/absolute/file', mode=0o4777).extractall(root)
    print(os.listdir(root), oct(os.stat(root + '/absolute/file').st_mode & 0o7777))
    archive_of('run', mode=0o111).extractall(root, filter='tar')
    print(oct(os.stat(root + '/run').st_mode & 0o7777))
    try:
        archive_of('x').extractall(root, filter='none')
    except ValueError as error:
        print(error)
