import Evaluator

extension WrittenNumPy {
  static let lib = WrittenModule(
    "numpy.lib", doc: "Parts of NumPy's library.",
    #"""
    import numpy as _np
    import numpy.lib.stride_tricks as stride_tricks

    class NumpyVersion:
        """A version of NumPy, to be compared with others."""
        def __init__(self, vstring):
            self.vstring = self.version = vstring
            self.major, self.minor, self.bugfix = [int(part) for part in vstring.split('.')[:3]]

        def _parts(self, other):
            other = NumpyVersion(other) if isinstance(other, str) else other
            return (self.major, self.minor, self.bugfix), (other.major, other.minor, other.bugfix)

        def __lt__(self, other):
            a, b = self._parts(other)
            return a < b

        def __le__(self, other):
            a, b = self._parts(other)
            return a <= b

        def __eq__(self, other):
            a, b = self._parts(other)
            return a == b

        def __gt__(self, other):
            a, b = self._parts(other)
            return a > b

        def __ge__(self, other):
            a, b = self._parts(other)
            return a >= b

        def __repr__(self):
            return f'NumpyVersion({self.vstring})'
    """#)
}
