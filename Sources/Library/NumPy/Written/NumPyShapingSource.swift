import Evaluator

extension WrittenNumPy {
  static let shaping = WrittenModule(
    "_numpy_shaping", doc: "Further functions of NumPy that change shapes.",
    #"""
    import operator as _operator
    import numpy as np
    from _numpy_axes import axis_index as _axis
    import _numpy

    def atleast_3d(*arys):
        """With three axes at least."""
        results = []
        for a in arys:
            a = np.asanyarray(a)
            if a.ndim == 0:
                a = a.reshape(1, 1, 1)
            elif a.ndim == 1:
                a = a[np.newaxis, :, np.newaxis]
            elif a.ndim == 2:
                a = a[:, :, np.newaxis]
            results.append(a)
        return results[0] if len(results) == 1 else tuple(results)

    def broadcast_shapes(*args):
        """The shape that arrays of these shapes have once they are broadcast."""
        shapes = [(s,) if isinstance(s, int) else tuple(s) for s in args]
        ndim = max((len(s) for s in shapes), default=0)
        result = [1] * ndim
        for number, shape in enumerate(shapes):
            for i, length in enumerate(shape, ndim - len(shape)):
                if length != 1 and result[i] not in (1, length):
                    raise ValueError('shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg '
                                     f'0 with shape {shapes[0]} and arg {number} with shape {shape}.')
                if length != 1:
                    result[i] = length
        return tuple(result)

    def broadcast_arrays(*args, subok=False):
        """The arrays, each repeated into the shape of all, without copying."""
        args = [np.asanyarray(a) for a in args]
        shape = broadcast_shapes(*[a.shape for a in args])
        return tuple(a if a.shape == shape else np.broadcast_to(a, shape) for a in args)

    class broadcast:
        """The shape of arrays that are broadcast, and their elements side by side."""
        def __init__(self, *args):
            self._arrays = broadcast_arrays(*args)
            self.shape = self._arrays[0].shape if args else ()
            self.nd = self.ndim = len(self.shape)
            self.size = int(np.prod(self.shape, dtype=int))
            self.numiter, self.index = len(args), 0
            self.iters = tuple(a.flat for a in self._arrays)

        def reset(self):
            """Begins again."""
            self.index = 0

        def __iter__(self):
            return self

        def __next__(self):
            if self.index >= self.size:
                raise StopIteration
            place = np.unravel_index(self.index, self.shape)
            self.index += 1
            return tuple(a[place] for a in self._arrays)

    def _split_along(ary, indices_or_sections, axis, name, least):
        if np.ndim(ary) < least:
            raise ValueError(f'{name} only works on arrays of {least} or more dimensions')
        return np.split(ary, indices_or_sections, axis)

    def hsplit(ary, indices_or_sections):
        """Parts side by side."""
        if np.ndim(ary) == 0:
            raise ValueError('hsplit only works on arrays of 1 or more dimensions')
        return np.split(ary, indices_or_sections, 1 if np.ndim(ary) > 1 else 0)

    def vsplit(ary, indices_or_sections):
        """Parts one below the other."""
        return _split_along(ary, indices_or_sections, 0, 'vsplit', 2)

    def dsplit(ary, indices_or_sections):
        """Parts one behind the other."""
        return _split_along(ary, indices_or_sections, 2, 'dsplit', 3)

    def unstack(x, /, *, axis=0):
        """The parts along an axis."""
        if np.ndim(x) == 0:
            raise ValueError('Input array must be at least 1-d.')
        return tuple(np.moveaxis(x, axis, 0))

    def row_stack(tup, *, dtype=None, casting='same_kind'):
        """Arrays joined row by row."""
        return np.vstack(tup, dtype=dtype, casting=casting)

    def rollaxis(a, axis, start=0):
        """An axis moved in front of another."""
        a = np.asanyarray(a)
        axis = _axis(axis, a.ndim)
        start = start + a.ndim if start < 0 else start
        if not 0 <= start < a.ndim + 1:
            raise np.exceptions.AxisError(f'start {start} is out of bounds for array of dimension {a.ndim}')
        order = [i for i in range(a.ndim) if i != axis]
        order.insert(start - 1 if axis < start else start, axis)
        return a.transpose(order)

    def permute_dims(a, axes=None):
        """The axes in another order; reversed if none is given."""
        return np.transpose(a, axes)

    def matrix_transpose(x, /):
        """With the last two axes exchanged."""
        x = np.asanyarray(x)
        if x.ndim < 2:
            raise ValueError(f'Input array must be at least 2-dimensional, but it is {x.ndim}')
        return np.swapaxes(x, -1, -2)

    def resize(a, new_shape):
        """The elements in another shape, repeated as often as needed."""
        shape = (new_shape,) if isinstance(new_shape, int) else tuple(new_shape)
        a = np.ravel(a)
        count = 1
        for length in shape:
            if length < 0:
                raise ValueError('all elements of `new_shape` must be non-negative')
            count *= length
        if a.size == 0 or count == 0:
            return np.zeros(shape, dtype=a.dtype)
        return np.concatenate([a] * -(-count // a.size))[:count].reshape(shape)

    def delete(arr, obj, axis=None):
        """Without the places given."""
        arr = np.asarray(arr)
        if axis is None:
            arr, axis = arr.ravel(), 0
        axis = _axis(axis, arr.ndim)
        size = arr.shape[axis]
        keep = np.ones(size, dtype=bool)
        if isinstance(obj, slice):
            keep[obj] = False
        else:
            places = np.asarray(obj)
            if places.dtype.kind == 'b':
                if places.shape != (size,):
                    raise ValueError(f'boolean array argument `obj` to delete must be one dimensional and match the axis length of {size}')
                keep = ~places
            else:
                if places.size == 0 and places.dtype.kind == 'f' and not isinstance(obj, np.ndarray):
                    places = places.astype(int)
                if places.dtype.kind not in 'iu':
                    raise IndexError('arrays used as indices must be of integer (or boolean) type')
                for place in places.ravel().tolist():
                    if not -size <= place < size:
                        raise IndexError(f'index {place} is out of bounds for axis {axis} with size {size}')
                keep[places] = False
        return arr[(slice(None),) * axis + (keep,)]

    def insert(arr, obj, values, axis=None):
        """With values put in front of the places given."""
        arr = np.asarray(arr)
        if axis is None:
            arr, axis = arr.ravel(), 0
        elif arr.ndim == 0:
            raise np.exceptions.AxisError(f'axis {axis} is out of bounds for array of dimension 0')
        axis = _axis(axis, arr.ndim)
        size = arr.shape[axis]
        places = np.arange(size)[obj] if isinstance(obj, slice) else np.asarray(obj)
        if places.dtype.kind == 'b':
            places = np.flatnonzero(places)
        if places.ndim > 1:
            raise ValueError('index array argument obj to insert must be one dimensional or scalar')
        if places.size == 0 and places.dtype.kind == 'f' and not isinstance(obj, np.ndarray):
            places = places.astype(int)
        one = places.size == 1
        if places.dtype.kind not in 'iu':
            if one:
                raise TypeError('slice indices must be integers or None or have an __index__ method')
            raise IndexError('arrays used as indices must be of integer (or boolean) type')
        single = places.ndim == 0
        values = np.array(values, dtype=arr.dtype, ndmin=arr.ndim)
        places = np.atleast_1d(places).astype(int)
        for place in places.tolist():
            if not -size <= place <= size:
                raise IndexError(f'index {place} is out of bounds for axis {axis} with size {size}')
        places = np.where(places < 0, places + size, places)
        rows = np.moveaxis(arr, axis, 0)
        if one:
            if single:
                values = np.moveaxis(values, 0, axis)
            count = values.shape[axis]
            new = np.moveaxis(values, axis, 0)
            new = np.broadcast_to(new, (count,) + rows.shape[1:])
            place = int(places[0])
            result = np.concatenate([rows[:place], new, rows[place:]])
            return np.moveaxis(result, 0, axis)
        order = np.argsort(places, kind='stable')
        targets = places.copy()
        targets[order] += np.arange(len(places))
        result = np.empty((size + len(places),) + rows.shape[1:], dtype=arr.dtype)
        old = np.ones(size + len(places), dtype=bool)
        old[targets] = False
        result[targets] = np.moveaxis(np.broadcast_to(values, arr.shape[:axis] + (len(places),) + arr.shape[axis + 1:]), axis, 0)
        result[old] = rows
        return np.moveaxis(result, 0, axis)

    def trim_zeros(filt, trim='fb', axis=None):
        """Without the zeros at the ends."""
        a = np.asanyarray(filt)
        found = np.argwhere(a)
        front, back = 'f' in trim.lower(), 'b' in trim.lower()
        if len(found) == 0:
            low, high = [0] * a.ndim, [0] * a.ndim
            if not (front or back):
                return filt
            start, stop = low, high
        else:
            start, stop = found.min(axis=0).tolist(), (found.max(axis=0) + 1).tolist()
        axes = range(a.ndim) if axis is None else [_axis(x, a.ndim) for x in (axis if isinstance(axis, tuple) else (axis,))]
        places = [slice(None)] * a.ndim
        for x in axes:
            places[x] = slice(start[x] if front else None, stop[x] if back else None)
        result = a[tuple(places)]
        return filt[places[0]] if isinstance(filt, (list, tuple)) else result

    def unravel_index(indices, shape, order='C'):
        """Places along one axis as places in a shape."""
        shape = (shape,) if isinstance(shape, int) else tuple(shape)
        places = _whole_places(indices)
        if not shape:
            if places.ndim:
                raise ValueError('multiple indices are not supported for 0d arrays')
            if places != 0:
                raise ValueError(f'index {places} is out of bounds for array with size 1')
            return ()
        count = 1
        for length in shape:
            count *= length
        for place in places.ravel()[(places.ravel() < 0) | (places.ravel() >= count)][:1].tolist():
            raise ValueError(f'index {place} is out of bounds for array with size {count}')
        result = []
        for length in (shape if order == 'F' else shape[::-1]):
            result.append(places % length)
            places = places // length
        return tuple(result if order == 'F' else result[::-1])

    def _whole_places(indices):
        places = np.asarray(indices)
        if places.dtype.kind not in 'iu':
            if places.size == 0 and not isinstance(indices, np.ndarray):
                raise TypeError("indices must be integral: the provided empty sequence was inferred as float. Wrap it with 'np.array(indices, dtype=np.intp)'")
            raise TypeError('only int indices permitted')
        return places.astype(int)

    def ravel_multi_index(multi_index, dims, mode='raise', order='C'):
        """Places in a shape as places along one axis."""
        dims = (dims,) if isinstance(dims, int) else tuple(dims)
        count = 1
        for length in dims:
            count *= length
        if count >= 2**63:
            raise ValueError('invalid dims: array size defined by dims is larger than the maximum possible size.')
        modes = mode if isinstance(mode, tuple) else (mode,) * len(dims)
        if len(multi_index) != len(dims):
            raise ValueError(f'parameter multi_index must be a sequence of length {len(dims)}')
        places = [_whole_places(p) for p in multi_index]
        if count == 0 and any(place.size for place in places):
            raise ValueError('cannot unravel if shape has zero entries (is empty).')
        result, step = np.int64(0), 1
        for place, length, how in list(zip(places, dims, modes))[::1 if order == 'F' else -1]:
            if how == 'wrap':
                place = place % length
            elif how == 'clip':
                place = np.clip(place, 0, length - 1)
            elif np.any((place < 0) | (place >= length)):
                raise ValueError('invalid entry in coordinates array')
            result = result + place * step
            step *= length
        return result

    def apply_along_axis(func1d, axis, arr, *args, **kwargs):
        """The results of a function of each row along an axis."""
        arr = np.asanyarray(arr)
        axis = _axis(axis, arr.ndim)
        rows = np.moveaxis(arr, axis, -1)
        outer = rows.shape[:-1]
        if 0 in outer:
            raise ValueError('Cannot apply_along_axis when any iteration dimensions are 0')
        results = [np.asanyarray(func1d(rows[place], *args, **kwargs)) for place in np.ndindex(*outer)]
        first = results[0]
        stacked = np.stack([r.astype(first.dtype) if r.dtype != first.dtype else r for r in results]).reshape(outer + first.shape)
        for i in range(first.ndim):
            stacked = np.moveaxis(stacked, len(outer) + i, axis + i)
        return np.ascontiguousarray(stacked) if stacked.ndim else stacked[()]

    def apply_over_axes(func, a, axes):
        """A function with an axis applied over several axes, one after the other."""
        value = np.asarray(a)
        ndim = value.ndim
        for axis in np.atleast_1d(axes).tolist():
            axis = axis + ndim if axis < 0 else axis
            result = func(value, axis)
            if result.ndim != value.ndim:
                result = np.expand_dims(result, axis)
                if result.ndim != value.ndim:
                    raise ValueError('function is not returning an array of the correct shape')
            value = result
        return value

    def shares_memory(a, b, /, max_work=-1):
        """Whether two arrays use the same memory."""
        return may_share_memory(a, b)

    def may_share_memory(a, b, /, max_work=0):
        """Whether the memory of two arrays may overlap."""
        a, b = np.asarray(a), np.asarray(b)
        if a.size == 0 or b.size == 0 or not _numpy.shares(a, b):
            return False
        (first, last), (start, end) = _numpy.span(a), _numpy.span(b)
        return first <= end and start <= last
    """#)
}
