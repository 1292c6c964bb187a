"""A lone surrogate pads like any other character."""

for pad in ('a'.ljust, 'a'.rjust, 'a'.center, 'é'.ljust):
    print(ascii(pad(4, '\ud800')))
for fill in ('', 'xy', '\ud800\ud801', 7):
    try:
        'a'.ljust(3, fill)
    except TypeError as error:
        print(error)
