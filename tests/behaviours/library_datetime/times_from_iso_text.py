"""A time is read from every form of ISO 8601."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (time.fromisoformat('10'), time.fromisoformat('10:20'), time.fromisoformat('102030'), time.fromisoformat('T10:20:30')))
show(lambda: (time.fromisoformat('10:20:30.5'), time.fromisoformat('10:20:30,123456789'), time.fromisoformat('102030.000001')))
show(lambda: (time.fromisoformat('10:20Z'), time.fromisoformat('1020+0530'), time.fromisoformat('10-05:30:15.25'), time.fromisoformat('24:00')))
show(lambda: time.fromisoformat(''))
show(lambda: time.fromisoformat('1:20'))
show(lambda: time.fromisoformat('10:2'))
show(lambda: time.fromisoformat('10:2030'))
show(lambda: time.fromisoformat('10:20:30.'))
show(lambda: time.fromisoformat('10.5'))
show(lambda: time.fromisoformat('24:01'))
show(lambda: time.fromisoformat('10:60'))
show(lambda: time.fromisoformat('10:20z'))
show(lambda: time.fromisoformat('10:20+'))
show(lambda: time.fromisoformat('10:20+24'))
