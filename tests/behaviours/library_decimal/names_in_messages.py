"""Messages name decimals and dates with their modules."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


import datetime
from decimal import Decimal


class Mine(Decimal):
    pass


attempt(lambda: Decimal(1) + object())
attempt(lambda: Decimal(1).missing)
attempt(lambda: Decimal.missing)
attempt(lambda: len(Decimal(1)))
attempt(lambda: [][Decimal(1)])
attempt(lambda: Decimal(1) < object())
attempt(lambda: datetime.date(2020, 1, 1) + 1)
attempt(lambda: datetime.datetime(2020, 1, 1).missing)
attempt(lambda: datetime.timedelta(1) < 5)
attempt(lambda: datetime.timezone.utc())
attempt(lambda: Mine(1).missing)
