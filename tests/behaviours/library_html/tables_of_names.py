"""html.entities has the names of the standard, and the fewer ones of HTML 4."""
import hashlib
from html import entities

print(len(entities.html5), len(entities.name2codepoint), entities.codepoint2name[169], entities.entitydefs['eacute'])
print(ascii(entities.html5['AMP']), ascii(entities.html5['acE;']), 'acE' in entities.html5)
for table in (entities.html5, entities.name2codepoint, entities.codepoint2name, entities.entitydefs):
    print(hashlib.sha256(ascii(sorted(table.items())).encode()).hexdigest())
