"""Functions read and write addresses and dates."""
import datetime
from email import utils

print(utils.parseaddr('Ann Example <ann@example.org>'), utils.parseaddr('ann@example.org (Ann)'))
print(utils.getaddresses(['"Lee, C" <c@x.org>, d@x.org', 'E <e@x.org>']))
print(utils.getaddresses(['a@x.org(<b@x.org>']), utils.getaddresses(['a@x.org(<b@x.org>'], strict=False))
print(utils.formataddr(('Lee, C', 'c@x.org')), utils.formataddr(('Ø', 'o@x.org')))
print(utils.formatdate(0), utils.formatdate(0, usegmt=True))
print(utils.parsedate_tz('Mon, 20 Nov 1995 19:12:08 -0500'), utils.parsedate('20 Nov 95 19:12'))
print(utils.parsedate_to_datetime('Mon, 20 Nov 1995 19:12:08 -0000'), utils.mktime_tz(utils.parsedate_tz(
    'Mon, 20 Nov 1995 19:12:08 +0100')))
print(utils.format_datetime(datetime.datetime(2020, 2, 29, 12, 0, tzinfo=datetime.UTC)))
for wrong in ('', 'no date', 'Mon, 99 Foo 1995'):
    print(utils.parsedate_tz(wrong))
try:
    utils.parsedate_to_datetime('never')
except ValueError as error:
    print(error)
print(utils.decode_rfc2231("utf-8'en'a%20b"), utils.encode_rfc2231('ä', 'utf-8'), utils.quote('a"b\\'))
