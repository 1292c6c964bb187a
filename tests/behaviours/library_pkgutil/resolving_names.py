"""resolve_name finds modules and attributes by their names."""
import pkgutil
import os.path
print(pkgutil.resolve_name('os.path.join') is os.path.join, pkgutil.resolve_name('os.path:join') is os.path.join)
print(pkgutil.resolve_name('json.decoder:JSONDecoder.decode').__name__, pkgutil.resolve_name('json').__name__)
for name in ('no_such', 'os.nope', 'a b', 'os:', ':x', 'os:a:b', '.os'):
    try:
        print(name, pkgutil.resolve_name(name).__name__)
    except Exception as error:
        print(name, type(error).__name__, error)
