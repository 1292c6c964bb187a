"""Import of packages, their modules, and relative imports."""
import _package
import _package.third
from _package import first_name, version
from _package.inner import deep

print(_package.first.name, first_name, version, _package.third.combined, deep.depth, _package.inner.deep is deep, _package.__name__)
import _package.inner.deep as alias

print(alias.depth, _package.third.__package__, deep.__name__)
try:
    import _package.second
except ImportError as error:
    print(error)
try:
    import _package.absent
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import _package.first.more
except ModuleNotFoundError as error:
    print(error)
