"""Large counts are counted, not copied."""
import re

print(re.match('a{5000}', 'a' * 6000).end(), re.match('a{5001,}', 'a' * 5000), re.match('(?:ab){2000}', 'ab' * 2000).end())
print(re.match('(?:a|b){3,4000000000}', 'abab').end(), re.match('a{0,4294967294}', 'aaa').end())
print(re.fullmatch('(?:a{2}){3}', 'a' * 6).span(), re.match('(a{2}|b){2,}?', 'aabaa').span(), re.match('(?:){50000}x', 'x'))
