"""operator, functools, heapq, bisect, copy and string."""
import bisect
import copy
import heapq
import operator
import string

print(operator.add(1, 2), operator.itemgetter(1, 0)("ab"), operator.attrgetter("real")(5), operator.methodcaller("upper")("a"), operator.mul(3, 4))
heap = [5, 1, 4]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print([heapq.heappop(heap) for _ in range(4)], heapq.nlargest(2, [1, 3, 2]), list(heapq.merge([1, 4], [2, 3])), bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3))
nested = [[1], {"a": [2]}]
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested[0].append(9)
print(shallow, deep, string.ascii_lowercase[:3], string.digits)
