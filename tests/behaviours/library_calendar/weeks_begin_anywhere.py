"""Every first weekday gives the same days in other rows."""

import calendar

for first in calendar.Day:
    cal = calendar.Calendar(first)
    weeks = cal.monthdayscalendar(2021, 2)
    print(first.name, len(weeks), [sum(1 for day in week if day) for week in weeks], calendar.TextCalendar(first).formatweekheader(2))
    assert [day for week in weeks for day in week if day] == list(range(1, 29))
