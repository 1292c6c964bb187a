"""The control character behind ASCII's last is escaped unless everything may stand in the text."""
import json

print(json.dumps('a\x7fb'), json.dumps(['\x7f', '\x7fé']), ascii(json.dumps('\x7fé', ensure_ascii=False)))
print(json.loads('"\x7f"') == json.loads('"\\u007f"'))
