"""The package encodings knows other names of encodings, and normalizes names."""
import encodings
import encodings.latin_1
import encodings.utf_8
from encodings.aliases import aliases

print(encodings.normalize_encoding('UTF 8!x'), encodings.normalize_encoding(b'latin-1'))
print(aliases['latin1'], aliases['u8'], aliases['646'], aliases['koi8_r'] if 'koi8_r' in aliases else None)
print(encodings.utf_8.getregentry().name, encodings.latin_1.getregentry().name)
print(encodings.search_function('ascii').name)
