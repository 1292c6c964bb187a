"""What an attempt noted is gone when another one matches."""
import re

for pattern, text in (('(?:(a)b|ac)', 'ac'), ('(?:(a)|b)*?ac', 'aac'), ('(a)?(?:(b)c|bd)', 'abd'), ('(?=(a)(b)|(a))a', 'ac'),
                      ('(?!(a)b)(a)', 'ac'), ('(?>(a)|ab)(?(1)b|c)', 'ab'), ('(?:(x)|(y)|z)*', 'xyz'), ('(a*)(a|b)*', 'aab'),
                      ('(?:(a)(?=b)|(a))+', 'aab'), ('((a)|(b))*?c', 'abc')):
    match = re.match(pattern, text)
    print(pattern, match and (match.span(), match.groups(), match.lastindex))
