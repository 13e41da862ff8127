import Evaluator

extension WrittenModules {
  static let heapq = WrittenModule(
    "heapq", doc: "The smallest element first.",
    #"""
    def heappush(heap, item):
        """Adds an element to a heap."""
        heap.append(item)
        _up(heap, 0, len(heap) - 1)

    def heappop(heap):
        """Takes the smallest element."""
        if isinstance(heap, list) and not heap:
            raise IndexError('index out of range')
        last = heap.pop()
        if heap:
            smallest = heap[0]
            heap[0] = last
            _down(heap, 0)
            return smallest
        return last

    def heapreplace(heap, item):
        """Takes the smallest element, and adds another."""
        smallest = heap[0]
        heap[0] = item
        _down(heap, 0)
        return smallest

    def heappushpop(heap, item):
        """Adds an element, and takes the smallest."""
        if heap and heap[0] < item:
            item, heap[0] = heap[0], item
            _down(heap, 0)
        return item

    def heapify(x):
        """Makes a list a heap."""
        for i in reversed(range(len(x) // 2)):
            _down(x, i)

    def _up(heap, start, place):
        item = heap[place]
        while place > start:
            parent = (place - 1) >> 1
            above = heap[parent]
            if item < above:
                heap[place] = above
                place = parent
                continue
            break
        heap[place] = item

    def _down(heap, place):
        end, start, item = len(heap), place, heap[place]
        child = 2 * place + 1
        while child < end:
            right = child + 1
            if right < end and not heap[child] < heap[right]:
                child = right
            heap[place] = heap[child]
            place = child
            child = 2 * place + 1
        heap[place] = item
        _up(heap, start, place)

    def nlargest(n, iterable, key=None):
        """The n largest elements, the largest first."""
        return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

    def nsmallest(n, iterable, key=None):
        """The n smallest elements, the smallest first."""
        return sorted(iterable, key=key)[:max(n, 0)]

    def merge(*iterables, key=None, reverse=False):
        """The elements of several sorted iterables, sorted."""
        heads = []
        for order, iterable in enumerate(iterables):
            iterator = iter(iterable)
            for value in iterator:
                heads.append([value if key is None else key(value), order, value, iterator])
                break
        while heads:
            best = heads[0]
            for head in heads[1:]:
                if (best[0] < head[0]) if reverse else (head[0] < best[0]):
                    best = head
            yield best[2]
            for value in best[3]:
                best[0], best[2] = (value if key is None else key(value)), value
                break
            else:
                heads.remove(best)
    """#)
}
