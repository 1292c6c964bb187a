"""Documents written as JSON and read back."""

import json


def document(number):
    return {
        "id": number,
        "name": f"user {number}",
        "active": number % 2 == 0,
        "score": number / 7,
        "tags": ["red", "grün", "bl\u00fce\n", f"t{number % 13}"],
        "address": {"street": "Long Road", "zip": f"{number:05d}", "point": [number * 0.5, -number * 0.25]},
        "parent": None,
    }


def main():
    documents = [document(number) for number in range(12_000)]
    text = json.dumps(documents)
    print(len(text), json.loads(text) == documents)
    pretty = json.dumps(documents[:1500], indent=2, sort_keys=True)
    print(len(pretty), json.loads(pretty)[-1]["tags"])
    lines = [json.dumps(entry, separators=(",", ":"), ensure_ascii=False) for entry in documents]
    total = 0.0
    for line in lines:
        entry = json.loads(line)
        total += entry["address"]["point"][0] + len(entry["tags"])
    print(total, sum(map(len, lines)))
    for _ in range(8):
        documents = json.loads(json.dumps(documents))
    print(documents[17]["name"])
