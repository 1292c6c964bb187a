"""SequenceMatcher finds the longest matches."""
from difflib import Match, SequenceMatcher

matcher = SequenceMatcher(None, 'abxcd', 'abcd')
print(matcher.get_matching_blocks(), matcher.get_opcodes())
print(matcher.find_longest_match(), matcher.find_longest_match(2, 5, 0, 4), matcher.find_longest_match(0, 1, 2, 4))
print(SequenceMatcher(lambda x: x == ' ', ' abcd', 'abcd abcd').find_longest_match(0, 5, 0, 9))
print(SequenceMatcher(None, ' abcd', 'abcd abcd').find_longest_match(0, 5, 0, 9))
print(SequenceMatcher(None, [1, 2, 3, 4], [2, 3, 5, 4]).get_opcodes(), Match(1, 2, 3).size)
print(SequenceMatcher(None, '', '').get_opcodes(), SequenceMatcher(b='x').get_opcodes())
