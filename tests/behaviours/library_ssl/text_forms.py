"""Certificates change between their forms, and times in them become seconds."""
import ssl
from _parties import path

with open(path('server')) as file:
    text = file.read()
octets = ssl.PEM_cert_to_DER_cert(text)
print(type(octets), ssl.DER_cert_to_PEM_cert(octets) == text)
print(ssl.DER_cert_to_PEM_cert(bytes(60)))
for wrong in ('x', ssl.PEM_HEADER + '\nabc'):
    try:
        ssl.PEM_cert_to_DER_cert(wrong)
    except ValueError as error:
        print(error)
print(ssl.cert_time_to_seconds('Jan  5 09:34:43 2018 GMT'), ssl.cert_time_to_seconds('May 30 00:00:00 2100 GMT'))
for wrong in ('Jan  5 09:34:43 2018', 'Jon  5 09:34:43 2018 GMT', 'Jan 35 09:34:43 2018 GMT'):
    try:
        ssl.cert_time_to_seconds(wrong)
    except ValueError as error:
        print(error)
