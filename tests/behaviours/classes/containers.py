"""Special methods of containers: length, items, iteration, membership, reversal."""


class Deck:
    def __init__(self, cards):
        self.cards = list(cards)

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, index):
        return Deck(self.cards[index]) if isinstance(index, slice) else self.cards[index]

    def __setitem__(self, index, card):
        self.cards[index] = card

    def __delitem__(self, index):
        del self.cards[index]

    def __iter__(self):
        return iter(self.cards)

    def __reversed__(self):
        return "reversed!"

    def __contains__(self, card):
        return card in self.cards

    def __repr__(self):
        return f"Deck({self.cards})"


deck = Deck("abcd")
deck[0] = "z"
del deck[-1]
print(len(deck), deck[1], deck[1:], "z" in deck, "q" in deck, list(deck), reversed(deck), bool(Deck("")), [*deck], sorted(deck), min(deck), dict(enumerate(deck)))
