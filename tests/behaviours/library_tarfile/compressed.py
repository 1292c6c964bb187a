"""Archives are compressed as the mode says, as files and as streams, and are recognised when they are read."""

import io
import tarfile

for kind in ('', 'gz', 'bz2', 'xz'):
    for separator in ':|':
        octets = io.BytesIO()
        with tarfile.open(fileobj=octets, mode=f'w{separator}{kind}') as archive:
            for name in ('one', 'two'):
                info = tarfile.TarInfo(name)
                info.size = 3000
                archive.addfile(info, io.BytesIO(name[:1].encode() * 3000))
        data = octets.getvalue()
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            names = archive.getnames()
            length = len(archive.extractfile('two').read())
        with tarfile.open(fileobj=io.BytesIO(data), mode='r|*') as stream:
            read = [(info.name, stream.extractfile(info).read(4)) for info in stream]
        print(kind or 'tar', separator, names, length, read, tarfile.is_tarfile(io.BytesIO(data)))
