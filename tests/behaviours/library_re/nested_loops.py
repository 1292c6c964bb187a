"""Loops within loops end, whatever is empty in them."""
import re

for pattern in ('(?:a*)*', '(?:a*)+', '(?:a?b?)*', '((a*)*b?)*', '(?:(?:a|)+)+?$', '(?:x*?)*$', '((?:a|b)*?)*c', '(?:(a)|b|)*',
                '(?:a*+)*', '(?:(?=a))*a', '(?:(?:){3}a)*', '(a|b|(c)?)+', '(?:a{0})*b?'):
    match = re.match(pattern, 'aabbc')
    print(pattern, match and (match.span(), match.groups()))
