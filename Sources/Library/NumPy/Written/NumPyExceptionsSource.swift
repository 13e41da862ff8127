import Evaluator

extension WrittenNumPy {
  static let exceptions = WrittenModule(
    "numpy.exceptions", doc: "NumPy's exceptions.",
    #"""
    class AxisError(ValueError, IndexError):
        """An axis that an array does not have."""
        def __init__(self, axis, ndim=None, msg_prefix=None):
            if ndim is None and msg_prefix is None:
                self._message, self.axis, self.ndim = axis, None, None
            else:
                text = f'axis {axis} is out of bounds for array of dimension {ndim}'
                self._message, self.axis, self.ndim = text if msg_prefix is None else f'{msg_prefix}: {text}', axis, ndim
            super().__init__(self._message)

        def __str__(self):
            return self._message

    class ComplexWarning(RuntimeWarning):
        """Complex numbers lose their imaginary part."""

    class DTypePromotionError(TypeError):
        """Types that have none in common."""

    class ModuleDeprecationWarning(DeprecationWarning):
        """A module that will be removed."""

    class RankWarning(RuntimeWarning):
        """A fit whose matrix has not the full rank."""

    class TooHardError(RuntimeError):
        """A question that would take too long."""

    _UFuncTypeError = type('UFuncTypeError', (TypeError,), {
        '__module__': 'numpy._core._exceptions', '__doc__': 'Types that an elementwise function does not take.'})
    UFuncTypeError = _UFuncTypeError

    class VisibleDeprecationWarning(UserWarning):
        """A function that will be removed."""
    """#)
}
