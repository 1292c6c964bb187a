"""An address knows what the registries say of it."""
import ipaddress

for text in ('0.0.0.0', '10.0.0.1', '127.0.0.1', '169.254.1.1', '224.0.0.1', '240.0.0.1', '100.64.0.1', '192.0.0.9', '8.8.8.8', '::', '::1', 'fe80::1', 'fec0::1',
             'ff02::1', 'fc00::1', '2001:db8::1', '2001:4860::8', '::ffff:10.0.0.1', '64:ff9b:1::1'):
    address = ipaddress.ip_address(text)
    print(text, *[name for name in ('is_private', 'is_global', 'is_multicast', 'is_reserved', 'is_loopback', 'is_link_local', 'is_unspecified', 'is_site_local')
                  if getattr(address, name, False)])
