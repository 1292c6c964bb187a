"""Sets hold characters, ranges and classes; a bracket first and a hyphen at an end are plain."""
import re

for pattern in ('[abc]', '[^abc]', '[a-cx-z]', '[]a]', '[^]a]', '[a-]', '[-a]', r'[\d-]', r'[\w.]', r'[^\W\d]', r'[\]\\]',
                r'[\b]', r'[\x41-\x43]', r'[\101]', r'[\n\t]', '[.*+?$^]', '[a^]', '[aa]', r'[\s\S]'):
    print(pattern, re.findall(pattern, 'abc.xyz-]\\\b A1\n^*'))
