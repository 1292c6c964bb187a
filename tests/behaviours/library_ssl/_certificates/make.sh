#!/bin/sh
# Makes the certificates of the tests anew, in this folder: all but expired.pem and early.pem are good until 2125.
#   sh make.sh        (with openssl)
set -eu
cd "$(dirname "$0")"
first=20200101000000Z
last=21251231235959Z

request() { # name subject key-option
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1-key.pem" -subj "$2" -out request.tmp
}

sign() { # name serial first-second last-second extensions
  printf '%b' "$5" > extensions.tmp
  printf '[ca]\ndefault_ca=a\n[a]\nnew_certs_dir=.\ndatabase=index.tmp\nserial=serial.tmp\ndefault_md=sha256\npolicy=p\nunique_subject=no\ncrlnumber=number.tmp\ncrl_extensions=e\n[e]\nauthorityKeyIdentifier=keyid\n[p]\ncountryName=optional\nstateOrProvinceName=optional\nlocalityName=optional\norganizationName=optional\norganizationalUnitName=optional\ncommonName=supplied\nemailAddress=optional\n' > config.tmp
  : > index.tmp
  echo "$2" > serial.tmp
  echo 01 > number.tmp
  openssl ca -batch -notext -preserveDN -config config.tmp -in request.tmp $signer \
    -extfile extensions.tmp -startdate "$3" -enddate "$4" -out "$1.pem"
  [ "$1" = revoked ] || rm -f ./*.tmp ./*.tmp.*
  rm -f "$2.pem"
}

request authority '/C=XX/O=Weft/CN=Test authority'
signer='-selfsign -keyfile authority-key.pem'
sign authority 1000 $first $last 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n'
signer='-cert authority.pem -keyfile authority-key.pem'

common='basicConstraints=CA:FALSE\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n'
request server '/C=XX/O=Weft/CN=localhost'
sign server 1001 $first $last "${common}extendedKeyUsage=serverAuth\nsubjectAltName=DNS:localhost,DNS:*.example.test,IP:127.0.0.1,IP:::1\n"
request client '/C=XX/O=Weft/CN=A client'
sign client 1002 $first $last "${common}extendedKeyUsage=clientAuth\nsubjectAltName=email:client@example.test\n"
request expired '/CN=localhost'
sign expired 1003 20010101000000Z 20020101000000Z "${common}subjectAltName=DNS:localhost\n"
request early '/CN=localhost'
sign early 1004 21240101000000Z 21250101000000Z "${common}subjectAltName=DNS:localhost\n"
request rich '/C=XX/ST=A state/L=A place/O=Weft, Ltd/OU=Tests/CN=rich.example.test/emailAddress=rich@example.test'
sign rich CB2D80995A69525B $first $last "${common}subjectAltName=DNS:rich.example.test,URI:https://example.test/,email:rich@example.test,IP:192.0.2.1,IP:2001:db8::1,RID:1.2.3.4,dirName:directory\nauthorityInfoAccess=OCSP;URI:http://ocsp.example.test/,caIssuers;URI:http://example.test/authority.der\ncrlDistributionPoints=URI:http://example.test/list.crl\n[directory]\nC=XX\nCN=A directory\n"

# One that was taken back, and the list that says so.
request revoked '/CN=localhost'
sign revoked 1005 $first $last "${common}subjectAltName=DNS:localhost\n"
openssl ca -config config.tmp -cert authority.pem -keyfile authority-key.pem -revoke revoked.pem
openssl ca -config config.tmp -cert authority.pem -keyfile authority-key.pem -gencrl -crl_lastupdate $first -crl_nextupdate $last -out list.pem
rm -f ./*.tmp ./*.tmp.*

# A key that a password protects: "secret".
openssl pkcs8 -topk8 -in server-key.pem -out protected-key.pem -passout pass:secret -v2 aes-256-cbc

# A server that nobody vouches for, with a key of the older kind.
openssl req -new -newkey rsa:2048 -nodes -keyout alone-key.pem -subj '/CN=localhost' -out request.tmp
signer='-selfsign -keyfile alone-key.pem'
sign alone 1006 $first $last 'basicConstraints=critical,CA:TRUE\nsubjectKeyIdentifier=hash\nsubjectAltName=DNS:localhost\n'
rm -f ./*.tmp authority-key.pem
