"""The abstract loaders of `importlib.abc` do what a few methods of the program's leave to them."""
import importlib.abc
import importlib.util


class Memory(importlib.abc.SourceLoader):
    texts = {'<memory>/first.py': b'value = __name__.upper()', '<memory>/box/__init__.py': b''}

    def get_filename(self, fullname):
        return f'<memory>/{fullname}.py' if fullname != 'box' else '<memory>/box/__init__.py'

    def get_data(self, path):
        return self.texts[path]


loader = Memory()
print(loader.get_source('first'), loader.is_package('first'), loader.is_package('box'))
module = importlib.util.module_from_spec(importlib.util.spec_from_loader('first', loader))
loader.exec_module(module)
print(module.value, module.__file__)
for call in (lambda: loader.path_mtime('x'), lambda: loader.path_stats('x')):
    try:
        call()
    except OSError as error:
        print(type(error).__name__)
for kind in ('ResourceLoader', 'ExecutionLoader', 'FileLoader', 'SourceLoader'):
    try:
        getattr(importlib.abc, kind)()
    except TypeError as error:
        print(error)
