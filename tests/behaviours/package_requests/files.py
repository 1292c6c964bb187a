"""Files are sent as forms of several parts."""

import io
import re

import requests
from _site import site

with site() as url:
    for files, data in (({'f': ('name.txt', b'octets', 'text/plain')}, {'a': 'b'}), ({'f': io.BytesIO(b'in memory')}, None),
                        ([('f', ('1.bin', b'1')), ('f', ('2.bin', b'2', 'x/y', {'X-Extra': 'yes'}))], None)):
        said = requests.post(f'{url}/echo', files=files, data=data).json()
        boundary = re.fullmatch('multipart/form-data; boundary=(.*)', said['type'])[1]
        for line in said['body'].replace(boundary, 'BOUNDARY').split('\r\n'):
            print(line)
    said = requests.post(f'{url}/echo', data=io.BytesIO(b'a stream')).json()
    print(said['body'])
