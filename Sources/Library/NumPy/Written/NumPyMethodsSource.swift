import Evaluator

extension WrittenNumPy {
  static let methods = WrittenModule(
    "_numpy_methods", doc: "Further methods of arrays.",
    #"""
    import numpy as np
    import _numpy

    def argpartition(self, kth, axis=-1, kind='introselect', order=None):
        """The places in which the kth element is in its place."""
        return np.argpartition(self, kth, axis)

    def partition(self, kth, axis=-1, kind='introselect', order=None):
        """Sorts in place so far that the kth element is in its place."""
        self[...] = np.partition(self, kth, axis)

    def byteswap(self, inplace=False):
        """With the bytes of each element in reverse order."""
        size = self.dtype.itemsize
        turned = np.ascontiguousarray(self).view(np.uint8).reshape(-1, size)[:, ::-1].copy().view(self.dtype).reshape(self.shape)
        if inplace:
            self[...] = turned
            return self
        return turned

    def choose(self, choices, out=None, mode='raise'):
        """Of each place the element of the array whose number stands there."""
        return np.choose(self, choices, out, mode)

    def compress(self, condition, axis=None, out=None):
        """The elements, or rows along an axis, where a condition holds."""
        return np.compress(condition, self, axis, out)

    def conjugate(self):
        """The array itself: there are no complex numbers."""
        return self

    conj = conjugate

    def diagonal(self, offset=0, axis1=0, axis2=1):
        """The elements of the diagonals."""
        return np.diagonal(self, offset, axis1, axis2)

    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        """The sums along the diagonals."""
        return np.trace(self, offset, axis1, axis2, dtype, out)

    def put(self, indices, values, mode='raise'):
        """Writes values at places along one axis."""
        np.put(self, indices, values, mode)

    def searchsorted(self, v, side='left', sorter=None):
        """Where elements would stand in the sorted array."""
        return np.searchsorted(self, v, side, sorter)

    def setflags(self, write=None, align=None, uic=None):
        """Sets how the memory may be used; only that it may be written to."""
        if write is not None:
            _set_writeable(self, write)

    def _set_writeable(array, value):
        if value and _numpy.is_read_only(array) and 0 in _numpy.steps(array) and array.size > 1:
            raise ValueError('cannot set WRITEABLE flag to True of this array')
        _numpy.set_read_only(array, not value)

    def to_device(self, device, /, *, stream=None):
        """The array itself, for the device 'cpu'."""
        if device != 'cpu':
            raise ValueError(f'Unsupported device: "{device}". Only "cpu" is allowed.')
        return self

    def tobytes(self, order='C'):
        """The bytes of the elements."""
        return _numpy.bytes(self.T if order == 'F' else self)

    def tofile(self, fid, sep='', format='%s'):
        """Writes the elements to a file: as bytes, or as text with a separator."""
        if sep == '':
            if hasattr(fid, 'write'):
                fid.write(tobytes(self))
            else:
                with open(fid, 'wb') as file:
                    file.write(tobytes(self))
            return
        text = sep.join(format % value for value in self.ravel().tolist())
        if hasattr(fid, 'write'):
            fid.write(text)
        else:
            with open(fid, 'w') as file:
                file.write(text)

    def view(self, dtype=None, type=None):
        """A view of the same memory, also as another element type."""
        if dtype is None or dtype is np.ndarray:
            return self[...]
        return _numpy.view_as(self, dtype)

    def dumps(self):
        """The array as the bytes that np.save writes."""
        import io
        file = io.BytesIO()
        np.save(file, self)
        return file.getvalue()

    def dump(self, file):
        """Writes the array to a file, as np.save does."""
        with open(file, 'wb') as f:
            f.write(dumps(self))

    def resize(self, *new_shape, refcheck=True):
        """Changes the size in place; not here."""
        raise NotImplementedError('the size of an array cannot change in fieldbook: write a = np.resize(a, shape)')

    class flagsobj:
        """How the memory of an array is laid out."""
        def __init__(self, array):
            self._array = array
            self.c_contiguous = _numpy.is_contiguous(array)
            self.f_contiguous = _numpy.is_contiguous(array.T)
            self.owndata = _numpy.owner(array) is None
            self.aligned, self.writebackifcopy = True, False
            self.contiguous = self.c_contiguous
            self.fortran = self.fnc = self.f_contiguous and not self.c_contiguous
            self.forc = self.c_contiguous or self.f_contiguous
            self.behaved = self.carray = self.c_contiguous

        def _writeable(self):
            return not _numpy.is_read_only(self._array)

        def _set_writeable(self, value):
            _set_writeable(self._array, value)

        writeable = property(_writeable, _set_writeable)

        _names = ['C_CONTIGUOUS', 'F_CONTIGUOUS', 'OWNDATA', 'WRITEABLE', 'ALIGNED', 'WRITEBACKIFCOPY']

        def _name(self, key):
            name = {'C': 'c_contiguous', 'F': 'f_contiguous', 'O': 'owndata', 'W': 'writeable', 'A': 'aligned'}.get(key, key.lower())
            if not hasattr(self, name):
                raise KeyError('Unknown flag')
            return name

        def __getitem__(self, key):
            return getattr(self, self._name(key))

        def __setitem__(self, key, value):
            setattr(self, self._name(key), value)

        def __repr__(self):
            return '\n'.join(f'  {name} : {self[name]}' for name in self._names) + '\n'

    def _flags(self):
        return flagsobj(self)

    def _flat(self):
        return np.flatiter(self)

    def _set_flat(self, value):
        np.flatiter(self)[:] = value

    flags = property(_flags)
    flat = property(_flat, _set_flat)
    device = property(lambda self: 'cpu')

    base = property(lambda self: _numpy.owner(self))

    def _data(self):
        raise NotImplementedError('the memory of an array is not an object in fieldbook: a.tobytes() gives its bytes')

    data = property(_data)

    def _refuse(name, way_out):
        def setter(self, value):
            raise NotImplementedError(f'the {name} of an array cannot be set in fieldbook: write {way_out}')
        return property(None, setter)

    def _shape(self):
        return np.shape(self)

    def _set_shape(self, value):
        if _numpy.is_number(self):
            raise AttributeError(f"attribute 'shape' of 'numpy.generic' objects is not writable")
        _numpy.set_shape(self, [int(n) for n in value] if np.iterable(value) else [int(value)])

    shape = property(_shape, _set_shape)
    dtype = _refuse('dtype', 'a = a.view(…), or a.astype(…)')
    strides = _refuse('strides', 'a = np.lib.stride_tricks.as_strided(a, …)')
    """#)
}
