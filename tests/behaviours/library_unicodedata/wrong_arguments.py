"""The functions want one character."""
import unicodedata as u
for function, argument in ((u.category, 'ab'), (u.category, ''), (u.category, 1), (u.name, 'ab'), (u.decimal, ''),
                           (u.combining, None), (u.mirrored, b'a')):
    try:
        function(argument)
    except TypeError as error:
        print(error)
print(u.unidata_version)
