"""Taking out a dialect that is not there is an error of the module, whatever its name is."""
import csv

for name in ('none', None, 5, []):
    try:
        csv.unregister_dialect(name)
    except (csv.Error, TypeError) as error:
        print(type(error).__name__, error)
