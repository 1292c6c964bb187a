"""Types can be added one by one or from files."""
import io
import mimetypes

types = mimetypes.MimeTypes()
types.add_type('x/y', '.xyz')
types.add_type('x/loose', '.loose', strict=False)
types.readfp(io.StringIO('a/b  foo bar # baz\n# c\n\nc/d qux'))
for name in ('a.xyz', 'a.foo', 'a.bar', 'a.baz', 'a.qux', 'a.loose'):
    print(name, types.guess_type(name), types.guess_type(name, strict=False))
print(types.guess_extension('x/y'), types.guess_all_extensions('a/b'), mimetypes.read_mime_types('/no/such/file'))
