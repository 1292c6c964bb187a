"""Characters that are numbers have values of three kinds."""
import unicodedata as u
for character in '7²½٣Ⅷ一a':
    print(character, u.decimal(character, None), u.digit(character, None), u.numeric(character, None))
for function in (u.decimal, u.digit, u.numeric, u.name):
    try:
        function('\x01')
    except ValueError as error:
        print(error)
