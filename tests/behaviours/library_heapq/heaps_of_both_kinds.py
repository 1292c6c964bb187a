"""Heaps give the least, or the greatest, item first."""

import heapq

data = [5, 1, 8, 3, 9, 2]
heap = data[:]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print(heapq.heappushpop(heap, 4), heapq.heapreplace(heap, 7), [heapq.heappop(heap) for _ in range(len(heap))])
heap = data[:]
heapq.heapify_max(heap)
heapq.heappush_max(heap, 10)
print(heapq.heappushpop_max(heap, 4), heapq.heapreplace_max(heap, 7), [heapq.heappop_max(heap) for _ in range(len(heap))])
print(heapq.nlargest(2, data), heapq.nsmallest(2, data, key=lambda n: -n), list(heapq.merge([1, 4], [2, 3], [0])),
      list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(['b', 'A'], ['c'], key=str.lower)))
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
