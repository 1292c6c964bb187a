"""Redirections are followed, remembered, and come to an end."""

import requests
from _site import site

with site() as url:
    response = requests.get(f'{url}/redirect/3')
    print(response.status_code, response.url.removeprefix(url), [earlier.status_code for earlier in response.history])
    response = requests.get(f'{url}/redirect/2', allow_redirects=False)
    print(response.status_code, response.is_redirect, response.headers['location'], response.next.url.removeprefix(url))
    for status in ('301', '302', '303', '307', '308'):
        response = requests.post(f'{url}/redirect/1', data='data', headers={'X-Status': status})
        said = response.json()
        print(status, said['method'], repr(said['body']), response.history[0].is_permanent_redirect)
    print(requests.head(f'{url}/redirect/1').status_code)
    try:
        requests.get(f'{url}/loop')
    except requests.TooManyRedirects as error:
        print(error, error.response.status_code)
    session = requests.Session()
    session.max_redirects = 2
    try:
        session.get(f'{url}/redirect/5')
    except requests.TooManyRedirects as error:
        print(error)
