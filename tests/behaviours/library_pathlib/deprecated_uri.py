"""as_uri and is_reserved of a pure path warn."""
import warnings
from pathlib import PurePosixPath, PureWindowsPath

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(PureWindowsPath('c:/a b').as_uri(), PurePosixPath('/x').as_uri(), PureWindowsPath('//h/s/x').as_uri())
    print(PureWindowsPath('nul').is_reserved(), PurePosixPath('nul').is_reserved())
for warning in caught:
    print(warning.message)
