"""A calendar gives the weeks of a month as lists of several kinds."""

import calendar

cal = calendar.Calendar(6)
print(list(cal.iterweekdays()))
print(cal.monthdayscalendar(2024, 2))
print(cal.monthdays2calendar(2024, 2)[0])
print(cal.monthdatescalendar(2024, 2)[-1])
print(list(cal.itermonthdays3(2024, 12))[-4:])
print(list(cal.itermonthdays4(2024, 1))[:2])
print([len(row) for row in cal.yeardayscalendar(2024, 5)])
print(cal.yeardays2calendar(2024)[3][2][0])
print(cal.yeardatescalendar(2024, 4)[0][1][0][0])
