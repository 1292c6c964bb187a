"""The command line of `calendar`."""

import sys


def _parse(arguments):
    from argparse import ArgumentParser
    parser = ArgumentParser()
    text = parser.add_argument_group('text only arguments')
    html = parser.add_argument_group('html only arguments')
    text.add_argument('-w', '--width', type=int, default=2, help='width of date column (default 2)')
    text.add_argument('-l', '--lines', type=int, default=1, help='number of lines for each week (default 1)')
    text.add_argument('-s', '--spacing', type=int, default=6, help='spacing between months (default 6)')
    text.add_argument('-m', '--months', type=int, default=3, help='months per row (default 3)')
    html.add_argument('-c', '--css', default='calendar.css', help='CSS to use for page')
    parser.add_argument('-L', '--locale', default=None, help='locale to use for month and weekday names')
    parser.add_argument('-e', '--encoding', default=None, help='encoding to use for output')
    parser.add_argument('-t', '--type', default='text', choices=('text', 'html'), help='output type (text or html)')
    parser.add_argument('-f', '--first-weekday', type=int, default=0,
                        help='weekday (0 is Monday, 6 is Sunday) to start each week (default 0)')
    parser.add_argument('year', nargs='?', type=int, help='year number')
    parser.add_argument('month', nargs='?', type=int, help='month number (1-12, text only)')
    options = parser.parse_args(arguments)
    if options.locale and not options.encoding:
        parser.error('if --locale is specified --encoding is required')
    if options.type == 'html' and options.month:
        parser.error('incorrect number of arguments')
    return options


def run(arguments) -> None:
    """Print what the arguments ask for."""
    import calendar
    import datetime
    options = _parse(arguments)
    year = datetime.date.today().year if options.year is None else options.year
    if options.type == 'html':
        kind = calendar.LocaleHTMLCalendar if options.locale else calendar.HTMLCalendar
    else:
        kind = calendar.LocaleTextCalendar if options.locale else calendar.TextCalendar
    made = kind(locale=(options.locale, options.encoding)) if options.locale else kind()
    made.setfirstweekday(options.first_weekday)
    if options.type == 'html':
        encoding = options.encoding or sys.getdefaultencoding()
        sys.stdout.buffer.write(made.formatyearpage(year, css=options.css, encoding=encoding))
        return
    if options.month is None:
        text = made.formatyear(year, options.width, options.lines, options.spacing, options.months)
    else:
        text = made.formatmonth(year, options.month, options.width, options.lines)
    if options.encoding:
        sys.stdout.buffer.write(text.encode(options.encoding))
    else:
        sys.stdout.write(text)
