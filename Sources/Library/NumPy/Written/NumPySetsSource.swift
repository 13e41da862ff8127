import Evaluator

extension WrittenNumPy {
  static let sets = WrittenModule(
    "_numpy_sets", doc: "Functions of NumPy for sets.",
    #"""
    from collections import namedtuple as _namedtuple
    import numpy as np
    from _numpy_axes import axis_index as _axis
    import _numpy

    UniqueAllResult = _namedtuple('UniqueAllResult', ['values', 'indices', 'inverse_indices', 'counts'])
    UniqueCountsResult = _namedtuple('UniqueCountsResult', ['values', 'counts'])
    UniqueInverseResult = _namedtuple('UniqueInverseResult', ['values', 'inverse_indices'])

    def unique_along(ar, return_index, return_inverse, return_counts, axis):
        ar = np.asanyarray(ar)
        if ar.ndim == 1 and axis in (0, -1):
            return np.unique(ar, return_index, return_inverse, return_counts)
        rows = np.moveaxis(ar, _axis(axis, ar.ndim), 0)
        count = rows.shape[0]
        flat = rows.reshape(count, -1) if rows.size else rows.reshape(count, int(np.prod(rows.shape[1:], dtype=int)))
        if flat.shape[1]:
            order = np.lexsort(flat.T[::-1])
        else:
            order = np.arange(count)
        ordered = flat[order]
        new = np.ones(count, dtype=bool)
        if count > 1:
            new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
        first = order[new]
        results = [np.ascontiguousarray(np.moveaxis(rows[first], 0, axis))]
        if return_index:
            results.append(first)
        if return_inverse:
            inverse = np.empty(count, dtype=np.intp)
            inverse[order] = np.cumsum(new) - 1
            results.append(inverse)
        if return_counts:
            places = np.concatenate([np.flatnonzero(new), [count]])
            results.append(np.diff(places))
        return results[0] if len(results) == 1 else tuple(results)

    def unique_all(x):
        """The different elements, their first places, the way back, and how often they occur."""
        return UniqueAllResult(*np.unique(x, return_index=True, return_inverse=True, return_counts=True))

    def unique_counts(x):
        """The different elements, and how often they occur."""
        return UniqueCountsResult(*np.unique(x, return_counts=True))

    def unique_inverse(x):
        """The different elements, and the way back."""
        return UniqueInverseResult(*np.unique(x, return_inverse=True))

    def unique_values(x):
        """The different elements."""
        return np.unique(x)

    def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
        """The elements of both arrays, sorted."""
        a, b = np.asanyarray(ar1), np.asanyarray(ar2)
        if return_indices:
            a, first = np.unique(np.ravel(a), return_index=True)
            b, second = np.unique(np.ravel(b), return_index=True)
            common = a[np.isin(a, b)]
            return common, first[np.searchsorted(a, common)], second[np.searchsorted(b, common)]
        a, b = np.unique(np.ravel(a)), np.unique(np.ravel(b))
        if _numpy.is_text(a):
            return a[np.isin(a, b)]
        kind = np.promote_types(a.dtype, b.dtype)
        return a[np.isin(a, b)].astype(kind)

    def union1d(ar1, ar2):
        """The elements of one array or the other, sorted."""
        return np.unique(np.concatenate((np.ravel(ar1), np.ravel(ar2))))

    def setdiff1d(ar1, ar2, assume_unique=False):
        """The elements of the first array that are not in the second, sorted."""
        a = np.ravel(ar1) if assume_unique else np.unique(ar1)
        return a[np.isin(a, np.unique(ar2), invert=True)]

    def setxor1d(ar1, ar2, assume_unique=False):
        """The elements of one array only, sorted."""
        a, b = np.unique(ar1), np.unique(ar2)
        return np.unique(np.concatenate((a[np.isin(a, b, invert=True)], b[np.isin(b, a, invert=True)])))

    def unique_separately(ar, return_index, return_inverse, return_counts):
        # Each nan is a value of its own.
        ar = np.asanyarray(ar)
        flat = ar.ravel()
        order = np.argsort(flat, kind='stable')
        ordered = flat[order]
        new = np.ones(flat.size, dtype=bool)
        if flat.size:
            new[1:] = ordered[1:] != ordered[:-1]
        results = [ordered[new]]
        if return_index:
            results.append(order[new])
        if return_inverse:
            inverse = np.empty(flat.size, dtype=np.intp)
            inverse[order] = np.cumsum(new) - 1
            results.append(inverse.reshape(ar.shape))
        if return_counts:
            results.append(np.diff(np.concatenate([np.flatnonzero(new), [flat.size]])))
        return results[0] if len(results) == 1 else tuple(results)
    """#)
}
