"""A pattern is written as a regular expression."""
import fnmatch

for pattern in ('', '*', '*.py', 'a*b*c', '?', '[a-c]', '[!a]', '[^a]', '[z-a]', '[!z-a]', '[', 'a.b+c d', '**x', '[]a]',
                '[a&&b]', '[a\\b]', '[a-c-e]', '[-a]', 'a*[b]*?c*'):
    print(repr(pattern), fnmatch.translate(pattern))
