"""Native functions without parameters to name say so before they count."""

for attempt in (
    lambda: 'x'.upper(1, a=2),
    lambda: (5).__abs__(1, a=2),
    lambda: float(1, 2, a=3),
    lambda: [].append(a=1),
    lambda: 'x'.__len__(a=1),
    lambda: b''.isalpha(1, a=1),
    lambda: len([], a=1),
    lambda: (5).__pow__(),
    lambda: (5).__add__(),
    lambda: 'a,b'.partition(None),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
