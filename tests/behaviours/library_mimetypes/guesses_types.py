"""Types are guessed by the ends of names, with encodings behind them."""
import mimetypes

types = mimetypes.MimeTypes()
for name in ('a.html', 'a.tar.gz', 'a.tgz', 'A.HTML', 'a.Z', 'a', 'http://x/a.png?q=1', 'http://x/a.png#f', 'x.svgz', 'dir.txt/file', 'a.rtf', '.html', 'a.json', 'a.mid'):
    print(name, types.guess_type(name), types.guess_type(name, strict=False), types.guess_file_type(name))
for address in ('data:,x', 'data:text/html;charset=u,x', 'data:;base64,x', 'data:x'):
    print(address, types.guess_type(address))
