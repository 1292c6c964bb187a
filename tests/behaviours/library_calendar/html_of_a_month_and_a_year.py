"""Months and years are written as tables of HTML."""

import calendar

html = calendar.HTMLCalendar()
print(html.formatmonth(2024, 2))
print(html.formatmonthname(2024, 2, withyear=False), html.formatweekheader())
print(html.formatyear(2024, 6)[:300])
page = html.formatyearpage(2024, encoding='ascii', css=None)
print(type(page).__name__, page[:260].decode())


class Marked(calendar.HTMLCalendar):
    cssclasses = [name + ' day' for name in calendar.HTMLCalendar.cssclasses]
    cssclass_month = 'm'
    cssclass_noday = 'none'


print(Marked().formatmonth(2024, 9)[:330])
