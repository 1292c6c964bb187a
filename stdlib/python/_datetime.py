"""Dates and times, under the name of the module that has them natively elsewhere."""

from _pydatetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo
