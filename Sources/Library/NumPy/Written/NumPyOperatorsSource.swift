import Evaluator

extension WrittenNumPy {
  static let operators = WrittenModule(
    "_numpy_operators", doc: "The operators of arrays as methods.",
    #"""
    def __getitem__(self, key):
        """self[key]"""
        return self[key]

    def __setitem__(self, key, value):
        """self[key] = value"""
        self[key] = value

    def __len__(self):
        """The length of the first axis."""
        return len(self)

    def __iter__(self):
        """The rows."""
        return iter(self)

    def __contains__(self, value):
        """Whether a number is among the elements."""
        return value in self

    def __abs__(self):
        """Absolute values."""
        return abs(self)

    def __neg__(self):
        """Negatives."""
        return -self

    def __pos__(self):
        """A copy."""
        return +self

    def __invert__(self):
        """The bits turned around."""
        return ~self

    def __bool__(self):
        """The truth of the only element."""
        return bool(self)

    def __int__(self):
        """The only element as an int."""
        return int(self)

    def __float__(self):
        """The only element as a float."""
        return float(self)

    def __copy__(self):
        """A copy."""
        return self.copy()

    def __deepcopy__(self, memo=None):
        """A copy."""
        return self.copy()

    def __divmod__(self, other):
        """Quotients and remainders."""
        return divmod(self, other)

    def __array__(self, dtype=None, copy=None):
        """The array itself."""
        return self if dtype is None else self.astype(dtype)

    def __add__(self, other):
        """self + other"""
        return self + other

    def __radd__(self, other):
        """other + self"""
        return other + self

    def __iadd__(self, other):
        """self += other"""
        self += other
        return self

    def __sub__(self, other):
        """self - other"""
        return self - other

    def __rsub__(self, other):
        """other - self"""
        return other - self

    def __isub__(self, other):
        """self -= other"""
        self -= other
        return self

    def __mul__(self, other):
        """self * other"""
        return self * other

    def __rmul__(self, other):
        """other * self"""
        return other * self

    def __imul__(self, other):
        """self *= other"""
        self *= other
        return self

    def __truediv__(self, other):
        """self / other"""
        return self / other

    def __rtruediv__(self, other):
        """other / self"""
        return other / self

    def __itruediv__(self, other):
        """self /= other"""
        self /= other
        return self

    def __floordiv__(self, other):
        """self // other"""
        return self // other

    def __rfloordiv__(self, other):
        """other // self"""
        return other // self

    def __ifloordiv__(self, other):
        """self //= other"""
        self //= other
        return self

    def __mod__(self, other):
        """self % other"""
        return self % other

    def __rmod__(self, other):
        """other % self"""
        return other % self

    def __imod__(self, other):
        """self %= other"""
        self %= other
        return self

    def __pow__(self, other):
        """self ** other"""
        return self ** other

    def __rpow__(self, other):
        """other ** self"""
        return other ** self

    def __ipow__(self, other):
        """self **= other"""
        self **= other
        return self

    def __matmul__(self, other):
        """self @ other"""
        return self @ other

    def __rmatmul__(self, other):
        """other @ self"""
        return other @ self

    def __imatmul__(self, other):
        """self @= other"""
        self @= other
        return self

    def __and__(self, other):
        """self & other"""
        return self & other

    def __rand__(self, other):
        """other & self"""
        return other & self

    def __iand__(self, other):
        """self &= other"""
        self &= other
        return self

    def __or__(self, other):
        """self | other"""
        return self | other

    def __ror__(self, other):
        """other | self"""
        return other | self

    def __ior__(self, other):
        """self |= other"""
        self |= other
        return self

    def __xor__(self, other):
        """self ^ other"""
        return self ^ other

    def __rxor__(self, other):
        """other ^ self"""
        return other ^ self

    def __ixor__(self, other):
        """self ^= other"""
        self ^= other
        return self

    def __lshift__(self, other):
        """self << other"""
        return self << other

    def __rlshift__(self, other):
        """other << self"""
        return other << self

    def __ilshift__(self, other):
        """self <<= other"""
        self <<= other
        return self

    def __rshift__(self, other):
        """self >> other"""
        return self >> other

    def __rrshift__(self, other):
        """other >> self"""
        return other >> self

    def __irshift__(self, other):
        """self >>= other"""
        self >>= other
        return self

    def __eq__(self, other):
        """self == other"""
        return self == other

    def __ne__(self, other):
        """self != other"""
        return self != other

    def __lt__(self, other):
        """self < other"""
        return self < other

    def __le__(self, other):
        """self <= other"""
        return self <= other

    def __gt__(self, other):
        """self > other"""
        return self > other

    def __ge__(self, other):
        """self >= other"""
        return self >= other
    """#)
}
