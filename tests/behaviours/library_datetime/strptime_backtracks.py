"""Directives take as many digits as leave the rest of the format something."""

from datetime import datetime
import warnings

warnings.simplefilter('ignore')

for text, format in (('111', '%m%d'), ('131', '%m%d'), ('1131', '%d%m'), ('2024229', '%Y%j'), ('20241', '%Y%m'), ('1530', '%H%M'),
                     ('153', '%H%M'), (' 5', '%d'), (' 5', '%H'), (' 5', '%m'), ('12345', '%M%S%f'), ('0102', '%y%m'), ('mayo', '%bo')):
    try:
        print(repr(text), format, datetime.strptime(text, format))
    except ValueError as error:
        print(error)
