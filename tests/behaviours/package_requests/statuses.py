"""Bad statuses become exceptions on demand, and statuses have names."""

import requests
from _site import site

with site() as url:
    for status in (200, 204, 404, 418, 500, 503):
        response = requests.get(f'{url}/status/{status}')
        try:
            response.raise_for_status()
            print(status, response.ok)
        except requests.HTTPError as error:
            print(str(error).replace(url, ''), error.response is response, error.request.method)
print(requests.codes.ok, requests.codes.not_found, requests.codes['teapot'], requests.codes.NOT_FOUND,
      requests.codes.temporary_redirect)
