"""An archive prints what is in it, in few words or many."""

import io
import tarfile

octets = io.BytesIO()
with tarfile.open(fileobj=octets, mode='w') as archive:
    for name, kind, link in (('file', tarfile.REGTYPE, ''), ('folder', tarfile.DIRTYPE, ''), ('link', tarfile.SYMTYPE, 'file')):
        info = tarfile.TarInfo(name)
        info.type, info.linkname, info.uname, info.gname = kind, link, 'user', 'group'
        archive.addfile(info)
octets.seek(0)
with tarfile.open(fileobj=octets) as archive:
    archive.list(verbose=False)
    for info in archive:
        info.mtime = None
    archive.list()
    print(archive.getmembers()[0].name, repr(archive.getmember('file'))[:16], len(list(archive)))
