import Evaluator

extension WrittenNumPy {
  static let selecting = WrittenModule(
    "_numpy_selecting", doc: "Further functions of NumPy that choose and write elements.",
    #"""
    import operator as _operator
    import numpy as np
    from _numpy_axes import axis_index as _axis
    import _numpy

    def select(condlist, choicelist, default=0):
        """The elements of the first choice whose condition holds."""
        if len(condlist) != len(choicelist):
            raise ValueError('list of cases must be same length as list of conditions')
        if len(condlist) == 0:
            raise ValueError('select with an empty condition list is not possible')
        conditions = [np.asarray(c) for c in condlist]
        for i, condition in enumerate(conditions):
            if condition.dtype != bool:
                raise TypeError(f'invalid entry {i} in condlist: should be boolean ndarray')
        choices = list(choicelist) + [default]
        # Of text and objects, which are no names of types here, the arrays decide.
        kind = np.result_type(*([np.asarray(c) for c in choices] if any(_numpy.holds_objects(c) for c in choices) else choices))
        shape = np.broadcast_shapes(*[c.shape for c in conditions], *[np.shape(c) for c in choices])
        result = np.full(shape, default, dtype=kind)
        for condition, choice in zip(conditions[::-1], list(choicelist)[::-1]):
            if type(choice) is int and result.dtype.kind == 'u':
                # NumPy makes an array of it, of signed numbers.
                raise TypeError(f"Cannot cast array data from dtype('int64') to {result.dtype!r} according to the rule 'same_kind'")
            result = np.where(condition, np.asarray(choice, dtype=kind), result)
        return result

    def piecewise(x, condlist, funclist, *args, **kw):
        """The results of the function whose condition holds."""
        x = np.asanyarray(x)
        count = len(funclist)
        if isinstance(condlist, np.ndarray) and condlist.ndim == x.ndim or not isinstance(condlist, np.ndarray) and (
                np.isscalar(condlist) or not isinstance(condlist[0], (list, np.ndarray)) and x.ndim != 0):
            condlist = [condlist]
        conditions = [np.broadcast_to(np.asarray(c, dtype=bool), x.shape) for c in condlist]
        if count == len(conditions) + 1:
            rest = ~np.any(np.stack(conditions), axis=0)
            conditions.append(rest)
        elif count != len(conditions):
            raise ValueError(f'with {len(conditions)} condition(s), either {len(conditions)} or {len(conditions) + 1} functions are expected')
        y = np.zeros_like(x)
        if y.ndim == 0:
            y = _numpy.as_array(y)
        for condition, function in zip(conditions, funclist):
            if callable(function):
                values = x[condition]
                if values.size > 0:
                    y[condition] = function(values, *args, **kw)
            else:
                y[condition] = function
        return y

    def choose(a, choices, out=None, mode='raise'):
        """Of each place the element of the array whose number stands there."""
        a = np.asarray(a)
        choices = [np.asarray(c) for c in choices]
        count = len(choices)
        if mode == 'wrap':
            a = a % count
        elif mode == 'clip':
            a = np.clip(a, 0, count - 1)
        elif np.any((a < 0) | (a >= count)):
            raise ValueError('invalid entry in choice array')
        kind = np.result_type(*choices)
        shape = np.broadcast_shapes(a.shape, *[c.shape for c in choices])
        result = np.zeros(shape, kind)
        for number, choice in enumerate(choices):
            result = np.where(a == number, choice.astype(kind), result)
        if out is None:
            return result if result.ndim else result[()]
        out[...] = result
        return out

    def compress(condition, a, axis=None, out=None):
        """The elements, or rows along an axis, where a condition holds."""
        a = np.asarray(a)
        places = np.flatnonzero(np.asarray(condition))
        return np.take(a, places, axis, out=out)

    def extract(condition, arr):
        """The elements where a condition holds."""
        return np.take(np.ravel(arr), np.flatnonzero(np.ravel(condition)))

    def place(arr, mask, vals):
        """Writes values, one after the other, where a mask holds."""
        if not isinstance(arr, np.ndarray):
            raise TypeError(f'argument 1 must be numpy.ndarray, not {type(arr).__name__}')
        mask = np.asarray(mask, dtype=bool)
        if mask.size != arr.size:
            raise ValueError('place: mask and data must be the same size')
        count = int(mask.sum())
        values = np.ravel(vals)
        if count:
            if values.size == 0:
                raise ValueError('Cannot insert from an empty array!')
            arr[mask.reshape(arr.shape)] = np.resize(values, count)

    def putmask(a, mask, values):
        """Writes values where a mask holds, those at the same places."""
        mask = np.asarray(mask, dtype=bool)
        if mask.size != a.size:
            raise ValueError('putmask: mask and data must be the same size')
        values = np.ravel(values)
        if values.size:
            mask = mask.reshape(a.shape)
            a[mask] = np.resize(values, a.size).reshape(a.shape)[mask].astype(a.dtype)

    def copyto(dst, src, casting='same_kind', where=True):
        """Writes an array into another."""
        if not isinstance(dst, np.ndarray):
            raise TypeError(f'copyto() argument 1 must be numpy.ndarray, not {type(dst).__name__}')
        kind = np.asarray(src).dtype
        if type(src) in (int, bool):
            allowed = type(src) is bool or dst.dtype.kind != 'b'
        elif type(src) is float:
            allowed = dst.dtype.kind == 'f' or casting == 'unsafe'
        else:
            allowed = np.can_cast(kind, dst.dtype, casting)
        if not allowed:
            raise TypeError(f"Cannot cast array data from {np.asarray(src).dtype!r} to {dst.dtype!r} according to the rule '{casting}'")
        if where is True:
            dst[...] = np.asarray(src).astype(dst.dtype) if casting == 'unsafe' else src
        else:
            mask = np.broadcast_to(np.asarray(where, dtype=bool), dst.shape)
            dst[mask] = np.broadcast_to(np.asarray(src), dst.shape)[mask].astype(dst.dtype)

    def put(a, ind, v, mode='raise'):
        """Writes values at places along one axis."""
        if not isinstance(a, np.ndarray):
            raise TypeError(f'argument 1 must be numpy.ndarray, not {type(a).__name__}')
        places = np.ravel(ind).astype(int)
        values = np.ravel(v)
        if values.size == 0 or places.size == 0:
            return
        if mode == 'wrap':
            places = places % a.size
        elif mode == 'clip':
            places = np.clip(places, 0, a.size - 1)
        else:
            for bad in places[(places < -a.size) | (places >= a.size)][:1].tolist():
                raise IndexError(f'index {bad} is out of bounds for axis 0 with size {a.size}')
            places = np.where(places < 0, places + a.size, places)
        a[np.unravel_index(places, a.shape)] = np.resize(values, places.size).astype(a.dtype)

    def _grid(arr, indices, axis):
        if indices.dtype.kind not in 'iu':
            raise IndexError('`indices` must be an integer array')
        if arr.ndim != indices.ndim:
            raise ValueError('`indices` and `arr` must have the same number of dimensions')
        grid = []
        for i in range(arr.ndim):
            if i == axis:
                grid.append(indices)
            else:
                grid.append(np.arange(arr.shape[i]).reshape((1,) * i + (-1,) + (1,) * (arr.ndim - i - 1)))
        return tuple(grid)

    def take_along_axis(arr, indices, axis=-1):
        """The elements at places along an axis, a place an element: what argsort and argmax give."""
        arr, indices = np.asarray(arr), np.asarray(indices)
        if axis is None:
            if indices.ndim != 1:
                raise ValueError('when axis=None, `indices` must have a single dimension.')
            arr, axis = arr.ravel(), 0
        else:
            axis = _axis(axis, arr.ndim)
        return arr[_grid(arr, indices, axis)]

    def put_along_axis(arr, indices, values, axis):
        """Writes to places along an axis, a place an element."""
        indices = np.asarray(indices)
        if axis is None:
            if indices.ndim != 1:
                raise ValueError('when axis=None, `indices` must have a single dimension.')
            arr.flat[indices] = values
            return
        axis = _axis(axis, arr.ndim)
        arr[_grid(arr, indices, axis)] = values

    def lexsort(keys, axis=-1):
        """The places in sorted order by several keys, of which the last counts most."""
        keys = [np.asarray(k) for k in keys]
        if not keys:
            raise TypeError('need sequence of keys with len > 0 in lexsort')
        order = None
        for key in keys:
            if order is None:
                order = np.argsort(key, axis=axis, kind='stable')
            elif key.ndim == 0:
                order = order
            else:
                again = np.argsort(np.take_along_axis(key, order, axis), axis=axis, kind='stable')
                order = np.take_along_axis(order, again, axis)
        return order

    def partition(a, kth, axis=-1, kind='introselect', order=None):
        """Sorted so far that the kth element is in its place; here wholly sorted."""
        a = np.asarray(a)
        _check_places(a, kth, axis)
        return np.sort(a, axis=axis)

    def argpartition(a, kth, axis=-1, kind='introselect', order=None):
        """The places of partition."""
        a = np.asarray(a)
        _check_places(a, kth, axis)
        return np.argsort(a, axis=axis, kind='stable')

    def _check_places(a, kth, axis):
        size = a.size if axis is None else a.shape[_axis(axis, a.ndim)]
        for k in np.ravel(kth).tolist():
            if not isinstance(k, int):
                raise TypeError('Partition index must be integer')
            if not -size <= k < size:
                raise ValueError(f'kth(={k}) out of bounds ({size})')

    def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
        """Where the elements are among others."""
        if kind not in (None, 'sort', 'table'):
            raise ValueError(f"Invalid kind: '{kind}'. Please use None, 'sort' or 'table'.")
        if _numpy.is_text(element) or _numpy.is_text(test_elements) or _has_text(element) or _has_text(test_elements):
            others = set(np.asarray(test_elements).tolist())
            element = np.asarray(element)
            return np.array([(x in others) != invert for x in element.ravel().tolist()], dtype=bool).reshape(element.shape)
        element, test_elements = np.asarray(element), np.asarray(test_elements)
        if element.dtype.kind == 'O' or test_elements.dtype.kind == 'O':
            others = test_elements.ravel().tolist()
            found = [any(bool(x == y) for y in others) != invert for x in element.ravel().tolist()]
            return np.array(found, dtype=bool).reshape(element.shape)
        element, others = np.asarray(element), np.unique(np.asarray(test_elements).ravel())
        if kind == 'table' and (element.dtype.kind not in 'biu' or others.dtype.kind not in 'biu'):
            raise ValueError("The 'table' method is only supported for boolean or integer arrays. Please select 'sort' or None for kind.")
        if others.size == 0:
            return np.full(element.shape, invert)
        if element.dtype.kind in 'biu' and others.dtype.kind in 'biu':
            element = element.astype(np.promote_types(element.dtype, others.dtype))
        places = np.minimum(np.searchsorted(others, element), others.size - 1)
        found = np.asarray(others[places] == element)
        return ~found if invert else found

    def in1d(ar1, ar2, assume_unique=False, invert=False, *, kind=None):
        """As isin, along one axis."""
        return isin(np.ravel(ar1), ar2, invert=invert)

    def _has_text(x):
        return isinstance(x, (list, tuple)) and len(x) > 0 and isinstance(x[0], str)

    def _check_order(bitorder):
        if not isinstance(bitorder, str):
            raise TypeError(f"argument 3 must be str, not {type(bitorder).__name__}")
        if bitorder not in ('big', 'little'):
            raise ValueError("'order' must be either 'little' or 'big'")

    def packbits(a, /, axis=None, bitorder='big'):
        """Bits as bytes."""
        bits = np.asarray(a)
        if bits.dtype.kind not in 'biu':
            raise TypeError('Expected an input array of integer or boolean data type')
        _check_order(bitorder)
        bits = (bits != 0)
        if axis is None:
            bits, axis = bits.ravel(), 0
        axis = _axis(axis, bits.ndim)
        rows = np.moveaxis(bits, axis, -1)
        missing = -rows.shape[-1] % 8
        rows = np.concatenate([rows, np.zeros(rows.shape[:-1] + (missing,), bool)], axis=-1)
        rows = rows.reshape(rows.shape[:-1] + (rows.shape[-1] // 8, 8))
        weights = 2 ** (np.arange(8)[::-1] if bitorder == 'big' else np.arange(8))
        return np.moveaxis((rows * weights).sum(axis=-1).astype(np.uint8), -1, axis)

    def unpackbits(a, /, axis=None, count=None, bitorder='big'):
        """Bytes as bits."""
        a = np.asarray(a)
        if a.dtype != np.uint8:
            raise TypeError('Expected an input array of unsigned byte data type')
        _check_order(bitorder)
        if axis is None:
            a, axis = a.ravel(), 0
        rows = np.moveaxis(a, axis, -1)
        shifts = np.arange(8)[::-1] if bitorder == 'big' else np.arange(8)
        bits = (rows[..., None].astype(int) >> shifts) & 1
        bits = bits.reshape(rows.shape[:-1] + (rows.shape[-1] * 8,)).astype(np.uint8)
        if count is not None:
            if count < -bits.shape[-1]:
                raise ValueError('-count larger than number of elements')
            if count > bits.shape[-1]:
                bits = np.concatenate([bits, np.zeros(bits.shape[:-1] + (count - bits.shape[-1],), np.uint8)], axis=-1)
            bits = bits[..., :count]
        return np.moveaxis(bits, -1, axis)
    """#)
}
