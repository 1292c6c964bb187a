"""A date is read from every complete form of ISO 8601."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (date.fromisoformat('2024-02-29'), date.fromisoformat('20240229'), date.fromisoformat('2024-W09-4'), date.fromisoformat('2024W094')))
show(lambda: (date.fromisoformat('2024-W09'), date.fromisoformat('2024W09')))
show(lambda: date.fromisoformat('2024-2-9'))
show(lambda: date.fromisoformat('2024-02'))
show(lambda: date.fromisoformat('2024-13-01'))
show(lambda: date.fromisoformat('2024-02-30'))
show(lambda: date.fromisoformat('2024-W54-1'))
show(lambda: date.fromisoformat('2024-W01-8'))
show(lambda: date.fromisoformat('2024-0229'))
show(lambda: date.fromisoformat('2024-02-2é'))
show(lambda: date.fromisoformat('0000-01-01'))
show(lambda: date.fromisoformat(20240229))
