import Evaluator

extension WrittenModules {
  static let bisect = WrittenModule(
    "bisect", doc: "Places in sorted lists.",
    #"""
    def bisect_right(a, x, lo=0, hi=None, *, key=None):
        """The place behind all elements that are not above x, in a sorted list."""
        if lo < 0:
            raise ValueError('lo must be non-negative')
        hi = len(a) if hi is None else hi
        while lo < hi:
            mid = (lo + hi) // 2
            if x < (a[mid] if key is None else key(a[mid])):
                hi = mid
            else:
                lo = mid + 1
        return lo

    def bisect_left(a, x, lo=0, hi=None, *, key=None):
        """The place before all elements that are not below x, in a sorted list."""
        if lo < 0:
            raise ValueError('lo must be non-negative')
        hi = len(a) if hi is None else hi
        while lo < hi:
            mid = (lo + hi) // 2
            if (a[mid] if key is None else key(a[mid])) < x:
                lo = mid + 1
            else:
                hi = mid
        return lo

    def insort_right(a, x, lo=0, hi=None, *, key=None):
        """Adds x to a sorted list, behind its equals."""
        a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)

    def insort_left(a, x, lo=0, hi=None, *, key=None):
        """Adds x to a sorted list, before its equals."""
        a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)

    bisect, insort = bisect_right, insort_right
    """#)
}
