"""What `datetime` is made of: a module for each class, and one for the days of the calendar and for text."""

from .days import MAXYEAR, MINYEAR
from .delta import timedelta
from .zone import UTC, timezone, tzinfo
from .date import date
from .clock import time
from .moment import datetime

__all__ = ['MAXYEAR', 'MINYEAR', 'UTC', 'date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo']
