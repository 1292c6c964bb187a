"""Where the certificates lie that are trusted."""

from certifi import where

__all__ = ['where']

if __name__ == '__main__':
    print(where())
