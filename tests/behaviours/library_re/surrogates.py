"""Lone surrogates are characters as others are."""
import re

text = 'a\ud800b\udfff'
print(ascii(re.findall('.', text)), re.search('b', text).span(), ascii(re.sub('[\ud800-\udfff]', '?', text)))
print(ascii(re.search('\ud800(.)', text).groups()), re.match('\\w', '\ud800'), ascii(re.escape(text)))
print(ascii(re.compile('\udc80')), ascii(re.sub('b', '\ud83d', text)))
