import Evaluator

extension WrittenModules {
  static let fractions = WrittenModule(
    "fractions", doc: "Exact fractions.",
    #"""
    import math as _math
    import numbers as _numbers
    import operator as _operator
    import re as _re

    _form = _re.compile(r'\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)(?:(?:/(?P<denom>\d+(_\d+)*))?|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:E(?P<exp>[-+]?\d+(_\d+)*))?)\s*\Z', _re.I)

    class Fraction(_numbers.Rational):
        """A fraction of whole numbers, in lowest terms."""
        __slots__ = ('_numerator', '_denominator')

        def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
            self = super().__new__(cls)
            if denominator is None:
                if type(numerator) is int:
                    numerator, denominator = numerator, 1
                elif isinstance(numerator, _numbers.Rational):
                    numerator, denominator = numerator.numerator, numerator.denominator
                elif isinstance(numerator, float) or hasattr(numerator, 'as_integer_ratio') and not isinstance(numerator, str):
                    numerator, denominator = numerator.as_integer_ratio()
                elif isinstance(numerator, str):
                    match = _form.match(numerator)
                    if match is None:
                        raise ValueError(f'Invalid literal for Fraction: {numerator!r}')
                    sign, text = match['sign'], match['num'] or '0'
                    denominator = 1
                    if match['denom']:
                        denominator = int(match['denom'])
                    elif match['decimal']:
                        decimal = match['decimal'].replace('_', '')
                        text, denominator = text + decimal, 10 ** len(decimal)
                    numerator = int(text)
                    if match['exp']:
                        exponent = int(match['exp'])
                        if exponent >= 0:
                            numerator *= 10 ** exponent
                        else:
                            denominator *= 10 ** -exponent
                    if sign == '-':
                        numerator = -numerator
                else:
                    raise TypeError('argument should be a string or a Rational instance')
            elif type(numerator) is int is type(denominator):
                pass
            elif isinstance(numerator, _numbers.Rational) and isinstance(denominator, _numbers.Rational):
                numerator, denominator = numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator
            else:
                raise TypeError('both arguments should be Rational instances')
            if denominator == 0:
                raise ZeroDivisionError(f'Fraction({numerator}, 0)')
            common = _math.gcd(numerator, denominator)
            if denominator < 0:
                common = -common
            self._numerator, self._denominator = numerator // common, denominator // common
            return self

        numerator = property(lambda self: self._numerator)
        denominator = property(lambda self: self._denominator)

        @classmethod
        def from_float(cls, f):
            """The exact value of a float."""
            if isinstance(f, _numbers.Integral):
                return cls(f)
            if not isinstance(f, float):
                raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')
            return cls(*f.as_integer_ratio())

        @classmethod
        def from_decimal(cls, dec):
            """The exact value of a Decimal."""
            from decimal import Decimal
            if isinstance(dec, _numbers.Integral):
                dec = Decimal(int(dec))
            elif not isinstance(dec, Decimal):
                raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')
            return cls(*dec.as_integer_ratio())

        def as_integer_ratio(self):
            """Numerator and denominator."""
            return self._numerator, self._denominator

        def limit_denominator(self, max_denominator=1000000):
            """The nearest fraction whose denominator is not larger."""
            if max_denominator < 1:
                raise ValueError('max_denominator should be at least 1')
            if self._denominator <= max_denominator:
                return Fraction(self)
            # The convergents of the continued fraction, and the best one between the last two.
            p0, q0, p1, q1 = 0, 1, 1, 0
            n, d = self._numerator, self._denominator
            while True:
                a = n // d
                q2 = q0 + a * q1
                if q2 > max_denominator:
                    break
                p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
                n, d = d, n - a * d
            k = (max_denominator - q0) // q1
            between, last = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
            return last if abs(last - self) <= abs(between - self) else between

        def __repr__(self):
            return f'{type(self).__name__}({self._numerator}, {self._denominator})'

        def __str__(self):
            return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

        def _with(self, other, exact, approximate, swapped=False):
            if isinstance(other, (int, Fraction)) or isinstance(other, _numbers.Rational):
                other = other if isinstance(other, Fraction) else Fraction(other)
                return exact(other, self) if swapped else exact(self, other)
            if isinstance(other, float):
                return approximate(other, float(self)) if swapped else approximate(float(self), other)
            return NotImplemented

        def _add(a, b):
            return Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)

        def _sub(a, b):
            return Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)

        def _mul(a, b):
            return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

        def _div(a, b):
            return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

        def _floordiv(a, b):
            return (a._numerator * b._denominator) // (a._denominator * b._numerator)

        def _mod(a, b):
            return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator), a._denominator * b._denominator)

        def _divmod(a, b):
            return Fraction._floordiv(a, b), Fraction._mod(a, b)

        def __add__(self, other):
            return self._with(other, Fraction._add, _operator.add)

        def __radd__(self, other):
            return self._with(other, Fraction._add, _operator.add, True)

        def __sub__(self, other):
            return self._with(other, Fraction._sub, _operator.sub)

        def __rsub__(self, other):
            return self._with(other, Fraction._sub, _operator.sub, True)

        def __mul__(self, other):
            return self._with(other, Fraction._mul, _operator.mul)

        def __rmul__(self, other):
            return self._with(other, Fraction._mul, _operator.mul, True)

        def __truediv__(self, other):
            return self._with(other, Fraction._div, _operator.truediv)

        def __rtruediv__(self, other):
            return self._with(other, Fraction._div, _operator.truediv, True)

        def __floordiv__(self, other):
            return self._with(other, Fraction._floordiv, _operator.floordiv)

        def __rfloordiv__(self, other):
            return self._with(other, Fraction._floordiv, _operator.floordiv, True)

        def __mod__(self, other):
            return self._with(other, Fraction._mod, _operator.mod)

        def __rmod__(self, other):
            return self._with(other, Fraction._mod, _operator.mod, True)

        def __divmod__(self, other):
            return self._with(other, Fraction._divmod, divmod)

        def __rdivmod__(self, other):
            return self._with(other, Fraction._divmod, divmod, True)

        def __pow__(self, other):
            if isinstance(other, _numbers.Rational):
                if other.denominator == 1:
                    power = int(other.numerator)
                    if power >= 0:
                        return Fraction(self._numerator ** power, self._denominator ** power)
                    if self._numerator == 0:
                        raise ZeroDivisionError(f'Fraction({self._denominator ** -power}, 0)')
                    return Fraction(self._denominator ** -power, self._numerator ** -power)
                return float(self) ** float(other)
            return float(self) ** other

        def __rpow__(self, other):
            if self._denominator == 1 and self._numerator >= 0:
                return other ** self._numerator
            if isinstance(other, _numbers.Rational):
                return Fraction(other.numerator, other.denominator) ** self
            return other ** float(self)

        def __pos__(self):
            return Fraction(self._numerator, self._denominator)

        def __neg__(self):
            return Fraction(-self._numerator, self._denominator)

        def __abs__(self):
            return Fraction(abs(self._numerator), self._denominator)

        def __int__(self):
            return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

        def __float__(self):
            return self._numerator / self._denominator

        __trunc__ = __int__

        def __floor__(self):
            return self._numerator // self._denominator

        def __ceil__(self):
            return -(-self._numerator // self._denominator)

        def __round__(self, ndigits=None):
            if ndigits is None:
                floor, rest = divmod(self._numerator, self._denominator)
                if rest * 2 < self._denominator or rest * 2 == self._denominator and floor % 2 == 0:
                    return floor
                return floor + 1
            shift = 10 ** abs(ndigits)
            return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

        def __hash__(self):
            # As the numbers that are equal to it.
            prime = 2 ** 61 - 1
            try:
                inverse = pow(self._denominator, -1, prime)
            except ValueError:
                number = 314159
            else:
                number = abs(self._numerator) * inverse % prime
            number = number if self._numerator >= 0 else -number
            return -2 if number == -1 else number

        def __eq__(self, other):
            if type(other) is int:
                return self._numerator == other and self._denominator == 1
            if isinstance(other, _numbers.Rational):
                return self._numerator == other.numerator and self._denominator == other.denominator
            if isinstance(other, float):
                return 0.0 == other if _math.isnan(other) or _math.isinf(other) else self == self.from_float(other)
            return NotImplemented

        def _compare(self, other, operation):
            if isinstance(other, _numbers.Rational):
                return operation(self._numerator * other.denominator, self._denominator * other.numerator)
            if isinstance(other, float):
                if _math.isnan(other) or _math.isinf(other):
                    return operation(0.0, other)
                return operation(self, self.from_float(other))
            return NotImplemented

        def __lt__(self, other):
            return self._compare(other, _operator.lt)

        def __gt__(self, other):
            return self._compare(other, _operator.gt)

        def __le__(self, other):
            return self._compare(other, _operator.le)

        def __ge__(self, other):
            return self._compare(other, _operator.ge)

        def __bool__(self):
            return self._numerator != 0

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

        def __reduce__(self):
            return type(self), (self._numerator, self._denominator)
    """#)
}
