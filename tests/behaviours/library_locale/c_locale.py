"""The locale C writes numbers as Python does."""
import locale

print(locale.setlocale(locale.LC_ALL, 'C'), locale.setlocale(locale.LC_NUMERIC), locale.localeconv())
print(locale.format_string('%d %s %.2f', (1234567, 'x', 1234.5), grouping=True), locale.str(0.1), locale.atof('1.5'), locale.atoi('12'))
print(locale.strcoll('a', 'b') < 0, locale.strcoll('b', 'a') > 0, locale.strcoll('a', 'a'), sorted('bca', key=locale.strxfrm))
print(locale.getlocale(), locale.delocalize('1.5'), locale.localize('1.5'), locale.normalize('C'))
for name in ('xx_YY.nonsense', 'nonsense'):
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error as error:
        print(error)
try:
    locale.currency(1)
except ValueError as error:
    print(error)
