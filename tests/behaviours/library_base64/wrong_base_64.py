"""Wrong padding is an error, other characters only where they are to be checked."""
import base64
import binascii

for data in (b'YW', b'Y', b'YW=', b'Y=', b'YWJjY', b'YW==YW==', b'Y\nWJj', b'YW$Jj', b'=YWJj', b'YWJj=', b'YW=c'):
    for validate in (False, True):
        try:
            print(data, validate, base64.b64decode(data, validate=validate))
        except binascii.Error as error:
            print(data, validate, error)
for data in ('é', 5, None):
    try:
        base64.b64decode(data)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
