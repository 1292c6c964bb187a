"""`Retry` counts what is left, tells how long to wait, and never changes itself."""

import requests
from urllib3 import Retry, exceptions
from urllib3.exceptions import MaxRetryError, NewConnectionError, ProtocolError, ReadTimeoutError, SSLError

retry = Retry(total=3, connect=1, read=1, backoff_factor=0.5, backoff_max=1.5)
left = retry
for _ in range(4):
    print(left, left.get_backoff_time(), left.is_exhausted())
    try:
        left = left.increment("GET", "/", error=SSLError("no"))
    except MaxRetryError as error:
        print(error, error.url, repr(error.reason))
print(retry.history, [each.method for each in left.history])
print(retry.increment("GET", "/", error=NewConnectionError("here", "refused")))
print(retry.increment("GET", "/", error=ProtocolError("gone")))
for error in (ReadTimeoutError(None, "/", "late"), ProtocolError("gone")):
    try:
        retry.increment("POST", "/", error=error)
    except exceptions.HTTPError as raised:
        print(raised is error)
print(Retry.from_int(5), Retry.from_int(None), Retry.from_int(retry) is retry, Retry.from_int(2, redirect=False).redirect)
print(retry.parse_retry_after("7"), retry.parse_retry_after("Wed, 21 Oct 2015 07:28:00 GMT"))
try:
    retry.parse_retry_after("soon")
except exceptions.InvalidHeader as error:
    print(error)
print([Retry(3, status_forcelist=[500]).is_retry(*case) for case in (
    ("GET", 500), ("POST", 500), ("GET", 200), ("GET", 503, True), ("GET", 503, False))])
print(Retry(allowed_methods=None, status_forcelist=[500]).is_retry("POST", 500), sorted(Retry.DEFAULT_ALLOWED_METHODS))
print(retry.new(total=9).total, retry.new().backoff_factor, requests.adapters.Retry is Retry)
