"""Decimals are formatted with the rounding of the context."""

from decimal import Decimal


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: [format(Decimal('1234567.891'), spec) for spec in ('', '.2f', ',.2f', '_.1f', '.3e', '.4g', '15', '<15', '^15', '*>15.1f', '+', '=+15', '015.1f', '.0%', '012,.1f')])
show(lambda: [format(Decimal('-0.0045'), spec) for spec in ('', '.2f', 'z.2f', '.1%', 'e', 'g', 'E', ' .3f', '.3', '#.0f')])
show(lambda: [format(Decimal('1E+10'), spec) for spec in ('', 'f', ',f', 'e', 'g', '.3f', '%', '#')])
show(lambda: [format(Decimal(text), '>12.2f') for text in ('nan', '-inf', 'snan5', '0e3', '-0')])
show(lambda: (f'{Decimal("2.5"):.0f} {Decimal("3.5"):.0f} {Decimal("0.125"):.2f}', format(Decimal('1234.56789'), '.5,f')))
show(lambda: format(Decimal(1), 'x'))
show(lambda: format(Decimal(1), '<010'))
show(lambda: format(Decimal(1), '.f'))
