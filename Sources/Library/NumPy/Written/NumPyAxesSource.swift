import Evaluator

extension WrittenNumPy {
  static let axes = WrittenModule(
    "_numpy_axes", doc: "Numbers of axes, checked.",
    #"""
    import numpy as np

    def axis_index(axis, ndim, argument=None):
        """The axis counted from the front."""
        if not -ndim <= axis < ndim:
            raise np.exceptions.AxisError(axis, ndim, argument)
        return axis % ndim

    def axes_tuple(axis, ndim):
        """One axis or several, each counted from the front."""
        axes = axis if isinstance(axis, (tuple, list)) else (axis,)
        return tuple(axis_index(x, ndim) for x in axes)
    """#)
}
