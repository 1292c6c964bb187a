"""Archives of all three formats keep names, kinds, sizes and links, and say what they are made of."""

import io
import tarfile


def member(name, **fields):
    info = tarfile.TarInfo(name)
    for field, value in fields.items():
        setattr(info, field, value)
    return info


for format in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
    octets = io.BytesIO()
    with tarfile.open(fileobj=octets, mode='w', format=format) as archive:
        archive.addfile(member('file', size=5, mtime=1000000000, mode=0o600, uname='someone'), io.BytesIO(b'hello'))
        archive.addfile(member('folder', type=tarfile.DIRTYPE, mode=0o755))
        archive.addfile(member('folder/link', type=tarfile.SYMTYPE, linkname='../file'))
        archive.addfile(member('x' * 90 + '/' + 'y' * 90))
        archive.addfile(member('grüße'))
    octets.seek(0)
    with tarfile.open(fileobj=octets) as archive:
        for info in archive:
            print(info.name[:30], len(info.name), info.size, info.type, oct(info.mode), info.mtime, info.linkname, info.isfile(),
                  info.isdir(), info.issym(), info.offset, sorted(info.pax_headers))
        print(archive.extractfile('file').read(), archive.extractfile('folder/link').read(), archive.extractfile('folder'))
    print(len(octets.getvalue()))
