"""Patterns of bytes match anything bytes-like and give bytes."""
import re

for subject in (b'xaab', bytearray(b'xaab'), memoryview(b'xaab')):
    match = re.search(b'a(a)', subject)
    print(match.group(), match.groups(), type(match.group()).__name__, match.span(), match.string is subject)
    print(re.findall(b'a', subject), re.split(b'a', subject), re.sub(b'a', b'-', subject))
print(re.match(rb'[\x80-\xff]+', b'\xff\x80a'), re.match(b'.', b'\xe9'), re.match(b'\xe9', b'\xe9'))
