"""A player of four in a row: alpha-beta search over a board of lists, with a table of positions."""

WIDTH, HEIGHT = 7, 6
CENTRE_FIRST = sorted(range(WIDTH), key=lambda column: abs(column - WIDTH // 2))


def lines():
    found = []
    for x in range(WIDTH):
        for y in range(HEIGHT):
            for dx, dy in ((1, 0), (0, 1), (1, 1), (1, -1)):
                cells = [(x + dx * step, y + dy * step) for step in range(4)]
                if all(0 <= a < WIDTH and 0 <= b < HEIGHT for a, b in cells):
                    found.append(tuple(a * HEIGHT + b for a, b in cells))
    return found


LINES = lines()
THROUGH = [[line for line in LINES if cell in line] for cell in range(WIDTH * HEIGHT)]


class Board:
    def __init__(self):
        self.cells = [0] * (WIDTH * HEIGHT)
        self.heights = [0] * WIDTH
        self.count = 0

    def drop(self, column, player):
        cell = column * HEIGHT + self.heights[column]
        self.cells[cell] = player
        self.heights[column] += 1
        self.count += 1
        return cell

    def take_back(self, column):
        self.heights[column] -= 1
        self.cells[column * HEIGHT + self.heights[column]] = 0
        self.count -= 1

    def wins(self, cell, player):
        cells = self.cells
        for a, b, c, d in THROUGH[cell]:
            if cells[a] == cells[b] == cells[c] == cells[d] == player:
                return True
        return False

    def value(self, player):
        total = 0
        cells = self.cells
        for line in LINES:
            mine = theirs = 0
            for cell in line:
                owner = cells[cell]
                if owner == player:
                    mine += 1
                elif owner:
                    theirs += 1
            if mine and not theirs:
                total += mine * mine
            elif theirs and not mine:
                total -= theirs * theirs
        return total


class Player:
    def __init__(self, board):
        self.board = board
        self.table = {}
        self.visited = 0

    def search(self, player, depth, alpha, beta):
        self.visited += 1
        board = self.board
        if depth == 0 or board.count == WIDTH * HEIGHT:
            return board.value(player), None
        key = (player, depth, tuple(board.cells))
        if key in self.table:
            return self.table[key]
        best, choice = -10_000, None
        for column in CENTRE_FIRST:
            if board.heights[column] == HEIGHT:
                continue
            cell = board.drop(column, player)
            if board.wins(cell, player):
                score = 1_000 + depth
            else:
                score = -self.search(-player, depth - 1, -beta, -alpha)[0]
            board.take_back(column)
            if score > best:
                best, choice = score, column
            alpha = max(alpha, best)
            if alpha >= beta:
                break
        self.table[key] = best, choice
        return best, choice


def main():
    board = Board()
    player, moves, visited = 1, [], 0
    while board.count < 14:
        search = Player(board)
        score, column = search.search(player, 8, -10_000, 10_000)
        visited += search.visited
        moves.append(column)
        if board.wins(board.drop(column, player), player):
            break
        player = -player
    print(moves, score, visited)
