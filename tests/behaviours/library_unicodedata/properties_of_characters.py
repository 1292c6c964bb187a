"""Categories, classes, widths and the like of characters."""
import unicodedata as u
for character in 'aA1 \n٣½é中가\u0301\u200f(«\U0001f600\ud800\u0378':
    print(f'{ord(character):04x}', u.category(character), repr(u.bidirectional(character)), u.combining(character),
          u.east_asian_width(character), u.mirrored(character), repr(u.decomposition(character)))
