"""`SourceFileLoader` gives the text, the code and the times of its file, and loads it by itself."""
import importlib.abc
import sys
import tempfile
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    path = str(Path(folder, 'loaded_alone.py'))
    Path(path).write_text('value = 6 * 7\n')
    loader = SourceFileLoader('loaded_alone', path)
    print(loader.get_source('loaded_alone'), loader.get_filename('loaded_alone') == path, loader.is_package('loaded_alone'))
    namespace = {}
    exec(loader.get_code('loaded_alone'), namespace)
    print(namespace['value'], loader.get_code('loaded_alone').co_filename == path)
    code = loader.source_to_code(b'x = 3', 'imagined.py')
    print(code.co_filename, code.co_names)
    stats = loader.path_stats(path)
    print(sorted(stats), stats['size'])
    print(isinstance(loader, importlib.abc.FileLoader), isinstance(loader, importlib.abc.ExecutionLoader))
    spec = spec_from_file_location('loaded_alone', path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    print(module.value, module.__cached__ == spec.cached, 'loaded_alone' in sys.modules)
