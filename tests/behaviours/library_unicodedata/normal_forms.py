"""normalize and is_normalized know the four forms."""
import unicodedata as u
for text in ('é', 'e\u0301', 'ﬁ', '각', 'a\u0323\u0307', '①', '\ud800e\u0301', ''):
    print([ascii(u.normalize(form, text)) for form in ('NFC', 'NFD', 'NFKC', 'NFKD')],
          [u.is_normalized(form, text) for form in ('NFC', 'NFD', 'NFKC', 'NFKD')])
try:
    u.normalize('XYZ', 'a')
except ValueError as error:
    print(error)
