"""Opens a comic about Python in the browser, and tells where to geohash."""

import hashlib
import webbrowser

webbrowser.open("https://xkcd.com/353/")


def geohash(latitude, longitude, datedow):
    """Print the geohash of a date and a Dow opening, by Munroe's algorithm (xkcd 426)."""
    digest = hashlib.md5(datedow, usedforsecurity=False).hexdigest()
    parts = [('%f' % float.fromhex('0.' + half))[1:] for half in (digest[:16], digest[16:])]
    print('%d%s %d%s' % (latitude, parts[0], longitude, parts[1]))
