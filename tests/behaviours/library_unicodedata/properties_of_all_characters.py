"""The properties of all characters together."""
import hashlib
import unicodedata as u
digest = hashlib.md5()
for start in range(0, 0x110000, 0x100):
    for character in map(chr, range(start, start + 0x100, 7)):
        digest.update(f'{u.category(character)}{u.bidirectional(character)}{u.combining(character)}'.encode())
        digest.update(f'{u.east_asian_width(character)}{u.mirrored(character)}{u.decomposition(character)}'.encode())
        digest.update(f'{u.decimal(character, None)}{u.digit(character, None)}{u.numeric(character, None)}'.encode())
print(digest.hexdigest())
