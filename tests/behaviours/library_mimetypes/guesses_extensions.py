"""The ends of names that mean a type are known, the usual one first."""
import mimetypes

types = mimetypes.MimeTypes()
for kind in ('text/plain', 'text/html', 'image/jpeg', 'application/octet-stream', 'image/jpg', 'x/y', 'TEXT/HTML', 'audio/midi', 'application/xml'):
    print(kind, types.guess_extension(kind), types.guess_all_extensions(kind), types.guess_all_extensions(kind, strict=False))
