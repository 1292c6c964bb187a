"""On this system fnmatch tells upper from lower case, as fnmatchcase does everywhere."""
import fnmatch

for name in ('abc', 'ABC', 'aBc'):
    print(fnmatch.fnmatch(name, 'a*C'), fnmatch.fnmatchcase(name, 'a*c'), fnmatch.fnmatch(name, '[A-C]*'))
