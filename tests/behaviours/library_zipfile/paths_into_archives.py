"""Members of archives as paths: names, folders, patterns, and what cannot be opened."""
import zipfile, io
b = io.BytesIO()
z = zipfile.ZipFile(b, 'w')
z.writestr('a.txt', 'content of a'); z.writestr('b/c.txt', 'content of c'); z.writestr('b/d/e.tar.gz', b'\xff'); z.writestr('b/f.txt', 'f'); z.writestr('g/h/i.txt', 'i')
z.filename = 'alpharep.zip'
def walk(p, d=0):
    for x in p.iterdir():
        print('  '*d, x, repr(x), x.name, x.is_dir(), x.is_file(), x.suffix, x.suffixes, x.stem)
        if x.is_dir(): walk(x, d+1)
def show(root):
    walk(root)
    print(root.joinpath('b', 'c.txt').read_text(encoding='utf-8'), (root/'b'/'d'/'e.tar.gz').read_bytes())
    print((root/'missing').exists(), (root/'b').exists(), (root/'b'/'').is_dir(), root.joinpath('g/h').is_dir())
    print([str(x) for x in root.glob('*.txt')], [str(x) for x in root.rglob('*.txt')], [str(x) for x in root.glob('b/*')], [str(x) for x in root.glob('**/d')], [str(x) for x in root.glob('*')], [str(x) for x in root.glob('**/*')], [str(x) for x in root.glob('b/?.txt')], [str(x) for x in root.glob('b/[cf].t*')], [str(x) for x in root.glob('b/[!c].t*')])
    print(root.parent, (root/'b'/'c.txt').parent, (root/'a.txt').parent, (root/'b').parent, (root/'g'/'h').parent.parent)
    print((root/'b'/'c.txt').match('*.txt'), (root/'b'/'c.txt').relative_to(root), (root/'b'/'c.txt').relative_to(root, 'b'), root/'a.txt' == root/'a.txt', (root/'a.txt').filename, hash(root/'b') == hash(root/'b'))
    print(root.name, root.stem, root.suffix, root.filename)
    for f in (lambda: (root/'b').open(), lambda: (root/'q').open(), lambda: (root/'q').read_text(encoding='utf8'), lambda: list((root/'a.txt').iterdir()), lambda: (root/'a.txt').open('rb', 'utf-8'), lambda: root.glob(''), lambda: list(root.glob('**x/y'))):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
    with (root/'a.txt').open(encoding='utf-8') as s: print(s.readline())
    print((root/'a.txt').is_symlink())
root = zipfile.Path(z)
show(root)
with (root/'new'/'file.txt').open('w', encoding='utf-8') as s: s.write('new one')
print((root/'new'/'file.txt').read_text(encoding='utf-8'))
z.close()
b.seek(0); r = zipfile.ZipFile(b); r.filename = 'x/alpharep.zip'
show(zipfile.Path(r))
print([x.at for x in zipfile.Path(r, 'b/').iterdir()])
