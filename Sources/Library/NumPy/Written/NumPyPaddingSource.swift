import Evaluator

extension WrittenNumPy {
  static let padding = WrittenModule(
    "_numpy_padding", doc: "np.pad.",
    #"""
    import numpy as np
    import _numpy

    _allowed = {
        'empty': [], 'edge': [], 'wrap': [], 'constant': ['constant_values'], 'linear_ramp': ['end_values'],
        'maximum': ['stat_length'], 'mean': ['stat_length'], 'median': ['stat_length'], 'minimum': ['stat_length'],
        'reflect': ['reflect_type'], 'symmetric': ['reflect_type'],
    }

    def _pairs(x, ndim, whole=False):
        # A pair for each axis, of a number, a pair, or a pair for each axis.
        if x is None:
            return [(None, None)] * ndim
        x = np.asarray(x)
        if whole:
            x = np.round(x).astype(np.intp)
            if x.size and x.min() < 0:
                raise ValueError("index can't contain negative values")
        if x.ndim < 3:
            if x.size == 1:
                return [(x.ravel()[0], x.ravel()[0])] * ndim
            if x.size == 2 and x.shape != (2, 1):
                return [(x.ravel()[0], x.ravel()[1])] * ndim
        try:
            return [tuple(pair) for pair in np.broadcast_to(x, (ndim, 2))]
        except ValueError:
            raise ValueError(f'operands could not be broadcast together with remapped shapes [original->remapped]: {x.shape}  and requested shape ({ndim},2)') from None

    def _shape(rows, count):
        return (count,) + rows.shape[1:]

    def _end(rows, count, value):
        return np.full(_shape(rows, count), value, dtype=rows.dtype)

    def _constant(rows, before, after, options, i):
        first, last = _pairs(options.get('constant_values', 0), options['ndim'])[i]
        def filled(count, value):
            return np.zeros(_shape(rows, count), rows.dtype) + np.asarray(value).astype(rows.dtype)
        return np.concatenate([filled(before, first).astype(rows.dtype), rows, filled(after, last).astype(rows.dtype)])

    def _empty(rows, before, after, options, i):
        return np.concatenate([np.zeros(_shape(rows, before), rows.dtype), rows, np.zeros(_shape(rows, after), rows.dtype)])

    def _edge(rows, before, after, options, i):
        return np.concatenate([np.repeat(rows[:1], before, axis=0), rows, np.repeat(rows[-1:], after, axis=0)])

    def _linear_ramp(rows, before, after, options, i):
        first, last = _pairs(options.get('end_values', 0), options['ndim'])[i]
        def ramp(edge, end, count):
            return np.linspace(np.broadcast_to(np.asarray(end), edge.shape), edge, num=count, endpoint=False, dtype=None if rows.dtype == bool else rows.dtype).astype(rows.dtype) if count else np.zeros(_shape(rows, 0), rows.dtype)
        return np.concatenate([ramp(rows[0], first, before), rows, ramp(rows[-1], last, after)[::-1]])

    def _statistic(function):
        def pad(rows, before, after, options, i):
            first, last = _pairs(options.get('stat_length'), options['ndim'], options.get('stat_length') is not None)[i]
            size = rows.shape[0]
            first = size if first is None else min(int(first), size)
            last = size if last is None else min(int(last), size)
            if (first == 0 or last == 0) and function in (np.max, np.min):
                raise ValueError('stat_length of 0 yields no value for padding')
            def value(part):
                found = function(part, axis=0, keepdims=True)
                return (np.round(found) if rows.dtype.kind in 'iu' else found).astype(rows.dtype)
            return np.concatenate([np.repeat(value(rows[:first]), before, axis=0), rows,
                                   np.repeat(value(rows[size - last:]), after, axis=0)])
        return pad

    def _mirrored(with_edge):
        def pad(rows, before, after, options, i):
            size = rows.shape[0]
            if size == 1 and not with_edge:
                return _edge(rows, before, after, options, i)
            # The rows go on back and forth.
            period = 2 * size if with_edge else 2 * (size - 1)
            places = np.arange(-before, size + after)
            rest = places % period
            back = rest >= size
            mirror = (period - 1 if with_edge else period) - rest
            result = rows[np.where(back, mirror, rest)]
            if options.get('reflect_type', 'even') != 'odd':
                return result
            shape = (-1,) + (1,) * (rows.ndim - 1)
            back, turns = back.reshape(shape), (places // period).reshape(shape)
            result = np.where(back, 2 * rows[-1:] - result, result)
            return (result + 2 * turns * (rows[-1:] - rows[:1])).astype(rows.dtype)
        return pad

    def _wrap(rows, before, after, options, i):
        size = rows.shape[0]
        places = np.arange(-before, size + after) % size
        return rows[places]

    _modes = {
        'constant': _constant, 'empty': _empty, 'edge': _edge, 'linear_ramp': _linear_ramp, 'maximum': _statistic(np.max),
        'minimum': _statistic(np.min), 'mean': _statistic(np.mean), 'median': _statistic(np.median),
        'reflect': _mirrored(False), 'symmetric': _mirrored(True), 'wrap': _wrap,
    }

    def pad(array, pad_width, mode='constant', **kwargs):
        """With values added around: a constant, the edge, a mirror image and others, by the mode."""
        array = np.asarray(array)
        if isinstance(pad_width, dict):
            widths = [(0, 0)] * array.ndim
            for axis, width in pad_width.items():
                widths[axis] = (width, width) if np.ndim(width) == 0 else tuple(width)
            pad_width = widths
        pad_width = np.asarray(pad_width)
        if pad_width.dtype.kind not in 'iu' and not (pad_width.size == 0):
            raise TypeError('`pad_width` must be of integral type.')
        widths = [(int(a), int(b)) for a, b in _pairs(pad_width, array.ndim, True)]
        if callable(mode):
            padded = np.zeros([n + a + b for n, (a, b) in zip(array.shape, widths)], array.dtype)
            padded[tuple(slice(a, a + n) for n, (a, b) in zip(array.shape, widths))] = array
            for axis in range(array.ndim):
                view = np.moveaxis(padded, axis, -1)
                for place in np.ndindex(*view.shape[:-1]):
                    row = view[place].copy()
                    mode(row, widths[axis], axis, kwargs)
                    view[place] = row
            return padded
        if mode not in _modes:
            raise ValueError(f"mode '{mode}' is not supported")
        unknown = set(kwargs) - set(_allowed[mode])
        if unknown:
            raise ValueError(f"unsupported keyword arguments for mode '{mode}': {unknown}")
        if kwargs.get('reflect_type', 'even') not in ('even', 'odd'):
            kwargs['reflect_type'] = 'even'
        options = dict(kwargs, ndim=array.ndim)
        result = array
        for axis, (before, after) in enumerate(widths):
            if before == after == 0:
                continue
            if array.size == 0 and array.shape[axis] == 0 and before + after > 0 and mode not in ('constant', 'empty'):
                raise ValueError(f"can't extend empty axis {axis} using modes other than 'constant' or 'empty'")
            rows = np.moveaxis(result, axis, 0)
            result = np.moveaxis(_modes[mode](rows, before, after, options, axis), 0, axis)
        return np.array(result)
    """#)
}
