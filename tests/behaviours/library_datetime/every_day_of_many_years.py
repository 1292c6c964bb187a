"""Numbers, weekdays and texts of days agree over centuries."""

from datetime import date, timedelta

day = date(1599, 12, 25)
last = None
for step in range(0, 150000, 2897):
    here = day + timedelta(step)
    assert date.fromisoformat(here.isoformat()) == here
    assert here.weekday() == (here.toordinal() + 6) % 7 == here.isoweekday() - 1
    assert here.timetuple().tm_yday == (here - date(here.year, 1, 1)).days + 1
    assert date.strptime(here.strftime('%G-%V-%u'), '%G-%V-%u') == here
    last = here
print(last, last.strftime('%A %j %U %W'), (last - day).days)
