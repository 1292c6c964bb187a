"""Sources may be written in any encoding that the library knows."""
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "koi8_source.py"), "wb") as file:
        file.write("# -*- coding: koi8-r -*-\ntext = 'привет'\n".encode("koi8-r"))
    sys.path.insert(0, folder)
    import koi8_source
    sys.path.remove(folder)
print(ascii(koi8_source.text))
namespace = {}
exec("# coding: cp1251\nvalue = 'яблоко'\n".encode("cp1251"), namespace)
print(ascii(namespace["value"]))
exec("# coding: iso-8859-15\nvalue = '€'\n".encode("iso-8859-15"), namespace)
print(ascii(namespace["value"]))
try:
    compile(b"# coding: nonsense\n", "<text>", "exec")
except SyntaxError as error:
    print(error.msg)
