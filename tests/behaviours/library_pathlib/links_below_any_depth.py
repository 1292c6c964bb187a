"""Patterns with ** lead down folders, not links unless asked for, while the parts that follow go through links."""
import os
import pathlib
import tempfile

with tempfile.TemporaryDirectory() as name:
    top = pathlib.Path(name)
    (top / 'one' / 'one' / 'deep').mkdir(parents=True)
    (top / 'two').mkdir()
    (top / 'two' / 'file').write_text('')
    (top / 'one' / 'link').symlink_to('../two')
    (top / 'link').symlink_to('two')
    (top / 'one' / 'one' / 'file').write_text('')
    for pattern in '*/file', 'file', '*', '**', '*/', '**/', 'two/*', 'link/*', '**/*', '*/*', '**/one/**', 'one/**/file', '**/one/*/':
        for links in False, True:
            found = (sorted(str(each.relative_to(top)) for each in search(pattern, recurse_symlinks=links))
                     for search in (top.glob, top.rglob))
            print(pattern, links, *found)
