#!/bin/sh
# Makes the certificates of the stand-ins anew, in this folder: good until 2125.
#   sh make.sh        (with openssl)
set -eu
cd "$(dirname "$0")"
names=DNS:httpbin.org,DNS:example.com,DNS:www.example.com,DNS:jsonplaceholder.typicode.com,DNS:www.google.com
names=$names,DNS:www.python.org,DNS:www.github.com,DNS:www.reddit.com
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout authority-key.tmp -out authority.pem \
  -days 36500 -subj '/C=XX/O=Weft/CN=Authority of the stand-ins' \
  -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server-key.pem -out request.tmp \
  -subj '/C=XX/O=Weft/CN=Stand-in'
printf 'basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName=%s\n' "$names" > extensions.tmp
openssl x509 -req -in request.tmp -CA authority.pem -CAkey authority-key.tmp -days 36500 -extfile extensions.tmp \
  -set_serial 1001 -out server.pem
rm -f ./*.tmp
