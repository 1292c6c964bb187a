"""Two folders are compared name by name."""
import filecmp
import os
import tempfile

FILES = {'left/same': 'x', 'right/same': 'x', 'left/other': '1', 'right/other': '22', 'left/only': '', 'right/extra': '',
         'left/sub/deep': 'd', 'right/sub/deep': 'e', 'left/kind': '', 'right/kind/file': '', 'left/tags': '', 'left/sub/more/z': ''}
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name, text in FILES.items():
        os.makedirs(os.path.dirname(name), exist_ok=True)
        with open(name, 'w') as file:
            file.write(text)
    compared = filecmp.dircmp('left', 'right')
    print(compared.left_list, compared.right_list, compared.common, compared.left_only, compared.right_only)
    print(compared.common_dirs, compared.common_files, compared.common_funny, compared.same_files, compared.diff_files, compared.funny_files)
    print(list(compared.subdirs), type(compared.subdirs['sub']).__name__)
    compared.report()
    print('--')
    compared.report_full_closure()
    print('--')
    filecmp.dircmp('left', 'right', ignore=['same'], hide=['other']).report_partial_closure()
    try:
        compared.nope
    except AttributeError as error:
        print(error)
    os.chdir('/')
