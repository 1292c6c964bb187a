"""Requests go through proxies, by whole URLs, or past them where the environment says so."""

import os

import requests
from _site import site

with site() as url:
    said = requests.get('http://nowhere.invalid/path?q', proxies={'http': url}).json()
    print(said['path'])
    os.environ['HTTP_PROXY'] = os.environ['http_proxy'] = url
    os.environ['NO_PROXY'] = os.environ['no_proxy'] = '.there.invalid'
    print(requests.get('http://nowhere.invalid/other').json()['path'])
    try:
        requests.get('http://is.there.invalid/')
    except requests.ConnectionError as error:
        print(type(error).__name__)
    with requests.Session() as session:
        session.trust_env = False
        try:
            session.get('http://nowhere.invalid/')
        except requests.ConnectionError as error:
            print(type(error).__name__)
    try:
        requests.get('http://nowhere.invalid/', proxies={'http': 'http://127.0.0.1:1'})
    except requests.exceptions.ProxyError as error:
        print(error)
