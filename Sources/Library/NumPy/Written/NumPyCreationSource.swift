import Evaluator

extension WrittenNumPy {
  static let creation = WrittenModule(
    "_numpy_creation", doc: "Further functions of NumPy that make arrays.",
    #"""
    import operator as _operator
    import numpy as np
    import _numpy

    def linspace_of_arrays(start, stop, num, endpoint, retstep, dtype, axis):
        num = _operator.index(num)
        if num < 0:
            raise ValueError(f'Number of samples, {num}, must be non-negative.')
        parts = num - 1 if endpoint else num
        kind = np.result_type(*[x if np.isscalar(x) else np.asarray(x) for x in (start, stop)], float(num))
        start, stop = np.asarray(start) * 1.0, np.asarray(stop) * 1.0
        delta = np.subtract(stop, start, dtype=kind)
        y = np.arange(0, num, dtype=kind).reshape((-1,) + (1,) * np.ndim(delta))
        step = delta / parts if parts > 0 else np.nan * delta
        if parts > 0:
            y = y / parts * delta if np.any(step == 0) else y * step
        else:
            y = y * delta
        y = y + start
        if endpoint and num > 1:
            y[-1] = stop
        dtype = kind if dtype is None else dtype
        if axis != 0:
            y = np.moveaxis(y, 0, axis)
        if dtype is not None:
            y = (np.floor(y) if np.dtype(dtype).kind in 'iu' else y).astype(dtype)
        return (y, step) if retstep else y

    def logspace_of_arrays(start, stop, num, endpoint, base, dtype, axis):
        if np.ndim(base):
            start, stop, base = np.broadcast_arrays(start, stop, base)
            base = np.expand_dims(base, axis)
        result = np.power(base, np.linspace(start, stop, num, endpoint=endpoint, axis=axis))
        return result if dtype is None else result.astype(dtype)

    def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
        """So many numbers whose quotients are equal, from start to stop."""
        start, stop = np.asarray(start) * 1.0, np.asarray(stop) * 1.0
        if np.any(start == 0) or np.any(stop == 0):
            raise ValueError('Geometric sequence cannot include zero')
        sign = np.where((start < 0) & (stop < 0), -1.0, 1.0)
        if np.any(np.sign(start) != np.sign(stop)):
            raise ValueError('a geometric sequence from a negative to a positive number needs complex numbers, which fieldbook has not')
        first, last = np.log10(start * sign), np.log10(stop * sign)
        result = 10.0 ** np.linspace(first, last, num, endpoint=endpoint)
        if num > 0:
            result[0] = start * sign
            if num > 1 and endpoint:
                result[-1] = stop * sign
        result = result * sign
        if axis != 0:
            result = np.moveaxis(result, 0, axis)
        return result if dtype is None else result.astype(dtype)

    def fromfunction(function, shape, *, dtype=float, like=None, **kwargs):
        """The results of a function of the coordinates of a grid."""
        return function(*indices(shape, dtype=dtype), **kwargs)

    def fromiter(iter, dtype, count=-1, *, like=None):
        """An array of the numbers that an iterable gives."""
        values = []
        for value in iter:
            if len(values) == count:
                break
            values.append(value)
        if count >= 0 and len(values) < count:
            raise ValueError(f'iterator too short: Expected {count} but iterator had only {len(values)} items.')
        return np.array(values, dtype=dtype)

    def frombuffer(buffer, dtype=float, count=-1, offset=0, *, like=None):
        """An array of the elements whose bytes these are, as a copy, which is read-only if the bytes are."""
        data = bytes(buffer)
        size = np.dtype(dtype).itemsize
        if offset < 0 or offset > len(data):
            raise ValueError(f'offset must be non-negative and no greater than buffer length ({len(data)})')
        if count < 0:
            if (len(data) - offset) % size:
                raise ValueError('buffer size must be a multiple of element size')
            count = (len(data) - offset) // size
        elif count * size > len(data) - offset:
            raise ValueError('buffer is smaller than requested size')
        return _numpy.set_read_only(_numpy.from_bytes(data[offset:offset + count * size], dtype, (count,)), isinstance(buffer, bytes))

    def fromstring(string, dtype=float, count=-1, *, sep, like=None):
        """An array of the numbers in a text."""
        if sep == '':
            raise ValueError('The binary mode of fromstring is removed, use frombuffer instead')
        parts = string.split() if sep.isspace() else [part for part in string.split(sep.strip())]
        values = [part for part in parts if part.strip()]
        if count >= 0:
            values = values[:count]
        convert = float if np.dtype(dtype).kind == 'f' else int
        return np.array([convert(value) for value in values], dtype=dtype)

    def indices(dimensions, dtype=int, sparse=False):
        """The coordinates of a grid: an array of rows, one of columns, and so on."""
        dimensions = tuple(dimensions)
        count = len(dimensions)
        grids = []
        for axis, length in enumerate(dimensions):
            shape = (1,) * axis + (length,) + (1,) * (count - axis - 1)
            grids.append(np.arange(length, dtype=dtype).reshape(shape))
        if sparse:
            return tuple(grids)
        result = np.empty((count,) + dimensions, dtype=dtype)
        for axis, grid in enumerate(grids):
            result[axis] = grid
        return result

    def tri(N, M=None, k=0, dtype=float, *, like=None):
        """Ones on and below a diagonal."""
        M = N if M is None else M
        return np.greater_equal.outer(np.arange(N), np.arange(-k, M - k)).astype(dtype)

    def vander(x, N=None, increasing=False):
        """The powers of each element, a row each."""
        x = np.asanyarray(x)
        if x.ndim != 1:
            raise ValueError('x must be a one-dimensional array or sequence.')
        N = len(x) if N is None else N
        kind = np.promote_types(x.dtype, int)
        rows = np.empty((len(x), N), dtype=kind)
        power = np.ones(len(x), dtype=kind)
        for i in range(N):
            rows[:, i if increasing else N - 1 - i] = power
            power = power * x
        return rows

    def diagflat(v, k=0):
        """A matrix whose diagonal are the elements."""
        return np.diag(np.ravel(v), k)

    def diag_indices(n, ndim=2):
        """The places of the main diagonal."""
        return (np.arange(n),) * ndim

    def diag_indices_from(arr):
        """The places of the main diagonal of an array."""
        if arr.ndim < 2:
            raise ValueError('input array must be at least 2-d')
        if len(set(arr.shape)) != 1:
            raise ValueError('All dimensions of input must be of equal length')
        return diag_indices(arr.shape[0], arr.ndim)

    def tril_indices(n, k=0, m=None):
        """The places on and below a diagonal."""
        return np.nonzero(tri(n, m, k=k, dtype=bool))

    def triu_indices(n, k=0, m=None):
        """The places on and above a diagonal."""
        return np.nonzero(~tri(n, m, k=k - 1, dtype=bool))

    def tril_indices_from(arr, k=0):
        """The places of a matrix on and below a diagonal."""
        if arr.ndim != 2:
            raise ValueError('input array must be 2-d')
        return tril_indices(arr.shape[-2], k=k, m=arr.shape[-1])

    def triu_indices_from(arr, k=0):
        """The places of a matrix on and above a diagonal."""
        if arr.ndim != 2:
            raise ValueError('input array must be 2-d')
        return triu_indices(arr.shape[-2], k=k, m=arr.shape[-1])

    def mask_indices(n, mask_func, k=0):
        """The places that a function such as np.triu leaves."""
        return np.nonzero(mask_func(np.ones((n, n), int), k) != 0)

    def fill_diagonal(a, val, wrap=False):
        """Writes to the main diagonal of an array."""
        if a.ndim < 2:
            raise ValueError('array must be at least 2-d')
        if a.ndim > 2 and len(set(a.shape)) != 1:
            raise ValueError('All dimensions of input must be of equal length')
        if a.ndim == 2:
            rows, columns = a.shape
            step = columns + 1
            end = None if wrap else columns * columns
            places = np.arange(a.size)[:end:step]
        else:
            step = 1 + int(np.cumprod(np.array(a.shape[:-1]))[:].sum())
            places = np.arange(a.size)[::step]
        values = np.ravel(val)
        if len(values):
            count = -(-len(places) // len(values))
            a[np.unravel_index(places, a.shape)] = np.tile(values, count)[:len(places)]

    def block(arrays):
        """Arrays joined as nested lists show them."""
        def depth(part):
            if isinstance(part, tuple):
                raise TypeError('a tuple is no block: use a list')
            if isinstance(part, list):
                if not part:
                    raise ValueError('List at arrays cannot be empty')
                depths = {depth(inner) for inner in part}
                if len(depths) > 1:
                    raise ValueError('List depths are mismatched.')
                return 1 + depths.pop()
            return 0
        levels = depth(arrays)
        def deepest(part):
            return max((deepest(inner) for inner in part), default=0) if isinstance(part, list) else np.ndim(part)
        ndim = max(levels, deepest(arrays))
        def joined(part, level):
            if not isinstance(part, list):
                part = np.asarray(part)
                return part.reshape((1,) * (ndim - part.ndim) + part.shape)
            return np.concatenate([joined(inner, level + 1) for inner in part], axis=ndim - levels + level)
        return joined(arrays, 0) if levels else np.array(arrays)

    def asarray_chkfinite(a, dtype=None, order=None):
        """An array, which must be finite."""
        a = np.asarray(a, dtype=dtype)
        if a.dtype.kind == 'f' and not np.isfinite(a).all():
            raise ValueError('array must not contain infs or NaNs')
        return a

    def asfortranarray(a, dtype=None, *, like=None):
        """The array itself in Fortran's order."""
        a = np.asarray(a, dtype=dtype)
        return a.T.copy().T

    def require(a, dtype=None, requirements=None, *, like=None):
        """An array of a type, in C order."""
        return np.ascontiguousarray(a, dtype=dtype)

    def astype(x, dtype, /, *, copy=True, device=None):
        """The elements as another type."""
        return x.astype(dtype, copy=copy)

    class _Grid:
        """A grid of coordinates by slices: np.mgrid[0:2, 0:3]; a step such as 5j counts points."""
        def __init__(self, sparse):
            self.sparse = sparse

        def _row(self, key):
            start = 0 if key.start is None else key.start
            step = 1 if key.step is None else key.step
            if type(step).__name__ == 'complex':
                return np.linspace(start, key.stop, int(abs(step)))
            return np.arange(start, key.stop, step)

        def __getitem__(self, key):
            if isinstance(key, slice):
                return self._row(key)
            rows = [self._row(part) for part in key]
            kind = np.result_type(*rows) if rows else np.dtype(int)
            count = len(rows)
            grids = [row.astype(kind).reshape((1,) * i + (-1,) + (1,) * (count - i - 1)) for i, row in enumerate(rows)]
            if self.sparse:
                return tuple(grids)
            shape = tuple(len(row) for row in rows)
            result = np.empty((count,) + shape, dtype=kind)
            for i, grid in enumerate(grids):
                result[i] = grid
            return result

    mgrid = _Grid(False)
    ogrid = _Grid(True)

    class _Join:
        """Joins arrays, numbers and slices given in brackets: np.r_[1:4, 0, 9]."""
        def __init__(self, axis, ndmin, place):
            self._start = axis, ndmin, place

        def __getitem__(self, key):
            axis, ndmin, place = self._start
            parts = key if isinstance(key, tuple) else (key,)
            arrays = []
            for number, part in enumerate(parts):
                if isinstance(part, slice):
                    start = 0 if part.start is None else part.start
                    step = 1 if part.step is None else part.step
                    if type(step).__name__ == 'complex':
                        part = np.linspace(start, part.stop, int(abs(step)))
                    else:
                        part = np.arange(start, part.stop, step)
                    part = np.array(part, ndmin=ndmin)
                    if ndmin > 1 and place != -1:
                        part = part.swapaxes(-1, place)
                elif isinstance(part, str):
                    if number:
                        raise ValueError('special directives must be the first entry.')
                    if part in ('r', 'c'):
                        raise ValueError("np.r_['r', …] gives a matrix, which fieldbook has not")
                    words = [int(word) for word in part.split(',')]
                    axis, ndmin, place = (words + [ndmin, place][len(words) - 1:])[:3]
                    continue
                else:
                    missing = ndmin - np.ndim(part)
                    part = np.array(part, ndmin=ndmin)
                    if 0 < missing < ndmin:
                        first = place + missing + 1 if place < 0 else place
                        order = list(range(ndmin))
                        part = part.transpose(order[:first] + order[missing:] + order[first:missing])
                arrays.append(part)
            return np.concatenate(arrays, axis)

    r_ = _Join(0, 1, -1)
    c_ = _Join(-1, 2, 0)

    class _Index:
        """What stands in brackets, as a value: np.s_[1:3]."""
        def __init__(self, tuples):
            self._tuples = tuples

        def __getitem__(self, key):
            return (key,) if self._tuples and not isinstance(key, tuple) else key

    s_ = _Index(False)
    index_exp = _Index(True)

    def ix_(*args):
        """Indices of all combinations: a[np.ix_([0, 2], [1, 3])]."""
        result = []
        count = len(args)
        for i, rows in enumerate(args):
            if not isinstance(rows, np.ndarray):
                rows = np.asarray(rows)
                if rows.size == 0:
                    rows = rows.astype(np.intp)
            if rows.ndim != 1:
                raise ValueError('Cross index must be 1 dimensional')
            if rows.dtype.kind == 'b':
                rows, = rows.nonzero()
            result.append(rows.reshape((1,) * i + (rows.size,) + (1,) * (count - i - 1)))
        return tuple(result)
    """#)
}
