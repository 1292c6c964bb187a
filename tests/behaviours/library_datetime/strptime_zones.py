"""Distances from UTC are read in all their forms."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (datetime.strptime('+0530', '%z').tzinfo, datetime.strptime('-05:30', '%z').tzinfo, datetime.strptime('Z', '%z').tzinfo))
show(lambda: (datetime.strptime('+01:02:03.5', '%z').tzinfo, datetime.strptime('-00:02:03', '%z').tzinfo, datetime.strptime('+010203.000001', '%z').tzinfo))
show(lambda: (datetime.strptime('UTC', '%Z').tzinfo, datetime.strptime('utc +0100', '%Z %z').tzinfo, datetime.strptime('GMT', '%Z').tzinfo))
show(lambda: time.strptime('10:00+0100', '%H:%M%z'))
show(lambda: datetime.strptime('+05', '%z'))
show(lambda: datetime.strptime('z', '%z'))
show(lambda: datetime.strptime('+01:0203', '%z'))
show(lambda: datetime.strptime('+24:00', '%z'))
show(lambda: datetime.strptime('Nowhere', '%Z'))
