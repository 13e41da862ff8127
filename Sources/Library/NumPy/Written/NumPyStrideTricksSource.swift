import Evaluator

extension WrittenNumPy {
  static let strideTricks = WrittenModule(
    "numpy.lib.stride_tricks", doc: "Views by strides.",
    #"""
    import numpy as _np
    from _numpy_axes import axis_index as _axis
    import _numpy

    def as_strided(x, shape=None, strides=None, subok=False, writeable=True, *, check_bounds=None):
        """A view with other lengths and steps (in bytes), which must stay in the array's memory."""
        x = _np.asarray(x)
        size = x.itemsize
        shape = x.shape if shape is None else tuple(shape) if _np.ndim(shape) else (shape,)
        strides = x.strides if strides is None else tuple(strides) if _np.ndim(strides) else (strides,)
        if any(step % size for step in strides):
            raise ValueError(f'strides must be multiples of the {size} bytes of an element in fieldbook')
        view = _numpy.view(x, [int(n) for n in shape], [int(step) // size for step in strides])
        return view if writeable else _numpy.set_read_only(view, True)

    def sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
        """The windows of an array, as further axes of a view."""
        x = _np.asarray(x)
        window = tuple(window_shape) if _np.ndim(window_shape) else (int(window_shape),)
        if any(n < 0 for n in window):
            raise ValueError('`window_shape` cannot contain negative values')
        if axis is None:
            axes = tuple(range(x.ndim))
            if len(window) != x.ndim:
                raise ValueError(f'Since axis is None, must provide window_shape for all dimensions of `x`; got {len(window)} window_shape elements and `x.ndim` is {x.ndim}.')
        else:
            axes = tuple(axis) if _np.ndim(axis) else (axis,)
            axes = tuple(_axis(a, x.ndim) for a in axes)
            if len(window) != len(axes):
                raise ValueError(f'Must provide matching length window_shape and axis; got {len(window)} window_shape elements and {len(axes)} axes elements.')
        steps = _numpy.steps(x)
        shape = list(x.shape)
        for a, n in zip(axes, window):
            if shape[a] < n:
                raise ValueError('window shape cannot be larger than input array shape')
            shape[a] -= n - 1
        view = _numpy.view(x, [int(n) for n in shape] + [int(n) for n in window], list(steps) + [steps[a] for a in axes])
        return view if writeable else _numpy.set_read_only(view, True)

    def broadcast_to(array, shape, subok=False):
        """Repeated into a larger shape, without copying."""
        return _np.broadcast_to(array, shape)
    """#)
}
