"""The numbers and names of tokens."""
import token

print(len(token.tok_name), token.tok_name[token.NAME], token.tok_name[token.TSTRING_MIDDLE], token.N_TOKENS)
print(token.EXACT_TOKEN_TYPES["**="] == token.DOUBLESTAREQUAL, len(token.EXACT_TOKEN_TYPES))
print(token.ISTERMINAL(token.OP), token.ISNONTERMINAL(token.NT_OFFSET), token.ISEOF(token.ENDMARKER))
print("tok_name" in token.__all__, "ENCODING" in token.__all__, [name for name in token.__all__ if not hasattr(token, name)])
print([token.tok_name[number] for number in range(10)])
