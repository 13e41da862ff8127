import Evaluator

extension WrittenModules {
  static let decimal = WrittenModule(
    "decimal", doc: "Decimal numbers of any precision.",
    #"""
    import math as _math
    import numbers as _numbers
    import re as _re
    from collections import namedtuple as _namedtuple
    from _decimal_context import *
    from _decimal_context import _rounded, _cut, _number, _Local

    DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent')
    _form = _re.compile(r'([-+]?)(?:(\d*)(?:\.(\d*))?(?:e([-+]?\d+))?|(inf(?:inity)?)|(s?nan)(\d*))', _re.I)
    _spec = _re.compile(r'(?:(.)?([<>=^]))?([-+ ])?(z)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?', _re.S)

    class Decimal:
        """A decimal number: exact as it is written, with 28 digits after arithmetic."""
        __slots__ = ('_sign', '_int', '_exp', '_special')

        def __new__(cls, value='0', context=None):
            self = object.__new__(cls)
            self._special = ''
            if isinstance(value, int):
                self._sign, self._int, self._exp = int(value < 0), abs(value), 0
            elif isinstance(value, Decimal):
                self._sign, self._int, self._exp, self._special = value._sign, value._int, value._exp, value._special
            elif isinstance(value, float):
                getcontext()._signal(None, FloatOperation)
                return cls.from_float(value)
            elif isinstance(value, str):
                match = _form.fullmatch(value.strip().replace('_', ''))
                if match is None or not (match[2] or match[3] or match[5] or match[6]):
                    return getcontext()._signal(_nan, InvalidOperation, detail=ConversionSyntax)
                self._sign = int(match[1] == '-')
                self._int, self._exp = int((match[2] or '') + (match[3] or '') or '0'), int(match[4] or 0) - len(match[3] or '')
                if match[5]:
                    self._int, self._exp, self._special = 0, 0, 'Infinity'
                elif match[6]:
                    self._int, self._exp, self._special = int(match[7] or 0), 0, 'sNaN' if match[6][0] in 'sS' else 'NaN'
            elif isinstance(value, (tuple, list)):
                if len(value) != 3:
                    raise ValueError('argument must be a sequence of length 3')
                sign, digits, exponent = value
                if sign not in (0, 1):
                    raise ValueError('sign must be an integer with the value 0 or 1')
                self._sign, self._int, self._exp = sign, int(''.join(map(str, digits)) or '0'), 0
                if exponent in ('F', 'n', 'N'):
                    self._int, self._special = 0 if exponent == 'F' else self._int, {'F': 'Infinity', 'n': 'NaN', 'N': 'sNaN'}[exponent]
                else:
                    self._exp = exponent
            else:
                raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
            return self

        @classmethod
        def _make(cls, sign, number, exponent, special=''):
            self = object.__new__(Decimal)
            self._sign, self._int, self._exp, self._special = sign, number, exponent, special
            return self

        @classmethod
        def from_float(cls, f):
            """The exact value of a float."""
            if not isinstance(f, (int, float)):
                raise TypeError('argument must be int or float')
            if isinstance(f, int) or _math.isnan(f) or _math.isinf(f):
                return cls(f if isinstance(f, int) else repr(f))
            top, bottom = f.as_integer_ratio()
            places = bottom.bit_length() - 1
            value = Decimal._make(int(_math.copysign(1, f) < 0), abs(top) * 5 ** places, -places)
            return value if cls is Decimal else cls(value)

        # Texts

        def __repr__(self):
            return f"Decimal('{self}')"

        def __str__(self, eng=False):
            sign = '-' if self._sign else ''
            if self._special:
                return sign + self._special + (str(self._int) if self._int else '')
            digits = str(self._int)
            left = self._exp + len(digits)
            if self._exp <= 0 and left > -6:
                point = left
            else:
                point = 1 if not eng else (left - 1) % 3 + 1 if self._int else (left + 1) % 3 - 1
            if point <= 0:
                whole, part = '0', '.' + '0' * -point + digits
            elif point >= len(digits):
                whole, part = digits + '0' * (point - len(digits)), ''
            else:
                whole, part = digits[:point], '.' + digits[point:]
            return sign + whole + part + ('' if left == point else f'E{left - point:+d}')

        def to_eng_string(self, context=None):
            """As text, with exponents that are multiples of 3."""
            return self.__str__(True)

        def __format__(self, spec):
            if not spec:
                return str(self)
            match = _spec.fullmatch(spec)
            if match is None:
                raise ValueError('invalid format string')
            fill, align, sign, unsigned, zero, width, comma, precision, kind = match.groups()
            value, precision = self, None if precision is None else int(precision)
            rounding = getcontext().rounding
            percent = kind == '%'
            if value._special:
                text = value.copy_abs().__str__()
            else:
                if percent:
                    value = Decimal._make(value._sign, value._int, value._exp + 2)
                if kind in ('e', 'E') and precision is not None:
                    value = _rounded(value, precision + 1, rounding)
                elif kind in ('f', 'F', '%') and precision is not None:
                    value = value._to(-precision, rounding)
                elif kind in ('g', 'G', 'n') or kind is None:
                    if precision is not None and len(str(value._int)) > max(precision, 1):
                        value = _rounded(value, max(precision, 1), rounding)
                digits = str(value._int)
                left = value._exp + len(digits)
                if kind in ('f', 'F', '%'):
                    if value._exp > 0 and not value._int:
                        value = Decimal._make(value._sign, 0, 0)
                    elif value._exp > 0:
                        digits, value = digits + '0' * value._exp, Decimal._make(value._sign, value._int * 10 ** value._exp, 0)
                    places = -value._exp
                    digits = digits.rjust(places + 1, '0')
                    text = digits[:len(digits) - places] + ('.' + digits[len(digits) - places:] if places else '')
                elif kind in ('e', 'E'):
                    if precision is not None:
                        digits = digits.ljust(precision + 1, '0')
                    text = digits[0] + ('.' + digits[1:] if len(digits) > 1 else '') + f'{kind}{left - 1 if value._int else value._exp + len(digits) - 1:+d}'
                else:
                    text = value.copy_abs().__str__()
                    if kind in ('g', 'n'):
                        text = text.replace('E', 'e')
            text += '%' if percent else ''
            isnegative = self._sign and not (unsigned and not value._special and not value._int)
            mark = '-' if isnegative else '+' if sign == '+' else ' ' if sign == ' ' else ''
            width = int(width or 0)
            if zero and not align and not value._special:
                fill, align = '0', '='
            if comma and not value._special:
                whole = _re.match('[0-9]+', text)[0]
                rest = text[len(whole):]
                least = max(0, width - len(mark) - len(rest)) if (fill, align) == ('0', '=') else 0
                text = f'{int(whole):0{least}{comma}}' + rest if least else f'{int(whole):{comma}}' + rest
            fill, align, missing = fill or ' ', align or '>', max(0, width - len(mark) - len(text))
            if align == '=':
                return mark + fill * missing + text
            text = mark + text
            return {'<': text + fill * missing, '>': fill * missing + text, '^': fill * (missing // 2) + text + fill * (missing - missing // 2)}[align]

        def as_tuple(self):
            """Sign, digits and exponent."""
            if self._special:
                return DecimalTuple(self._sign, (0,) if self._special == 'Infinity' else tuple(map(int, str(self._int))) if self._int else (), {'Infinity': 'F', 'NaN': 'n', 'sNaN': 'N'}[self._special])
            return DecimalTuple(self._sign, tuple(map(int, str(self._int))), self._exp)

        def as_integer_ratio(self):
            """Two whole numbers whose quotient is the number."""
            if self._special:
                raise (OverflowError if self._special == 'Infinity' else ValueError)(f"cannot convert {'Infinity' if self._special == 'Infinity' else 'NaN'} to integer ratio")
            number = -self._int if self._sign else self._int
            if self._exp >= 0:
                return number * 10 ** self._exp, 1
            common = _math.gcd(number, 10 ** -self._exp)
            return number // common, 10 ** -self._exp // common

        # Kinds

        def is_nan(self):
            """Whether it is no number."""
            return self._special in ('NaN', 'sNaN')

        def is_qnan(self):
            """Whether it is no number, and quietly so."""
            return self._special == 'NaN'

        def is_snan(self):
            """Whether it is no number, and an error in arithmetic."""
            return self._special == 'sNaN'

        def is_normal(self, context=None):
            """Whether it is a number with all digits: neither zero, nor very small, nor infinite."""
            return not self._special and self._int != 0 and self.adjusted() >= (context or getcontext()).Emin

        def is_subnormal(self, context=None):
            """Whether it is so small that digits are missing."""
            return not self._special and self._int != 0 and self.adjusted() < (context or getcontext()).Emin

        def is_canonical(self):
            """True."""
            return True

        def number_class(self, context=None):
            """Its kind as text: '+Normal', '-Zero', 'NaN' …"""
            if self.is_nan():
                return self._special
            kind = 'Infinity' if self._special else 'Zero' if not self else 'Subnormal' if self.is_subnormal(context) else 'Normal'
            return ('-' if self._sign else '+') + kind

        def radix(self):
            """10."""
            return Decimal(10)

        def is_infinite(self):
            """Whether it is infinite."""
            return self._special == 'Infinity'

        def is_finite(self):
            """Whether it is a number that is not infinite."""
            return not self._special

        def is_zero(self):
            """Whether it is zero."""
            return not self._special and self._int == 0

        def is_signed(self):
            """Whether it has a minus."""
            return bool(self._sign)

        def adjusted(self):
            """The exponent of the first digit."""
            return 0 if self._special else self._exp + len(str(self._int)) - 1

        def __bool__(self):
            return bool(self._special) or self._int != 0

        def copy_abs(self):
            """Without its sign."""
            return Decimal._make(0, self._int, self._exp, self._special)

        def copy_negate(self):
            """With the other sign."""
            return Decimal._make(1 - self._sign, self._int, self._exp, self._special)

        def copy_sign(self, other, context=None):
            """With the sign of another."""
            return Decimal._make(Decimal(other)._sign, self._int, self._exp, self._special)

        def canonical(self):
            """The number itself."""
            return self

        real = property(lambda self: self)
        imag = property(lambda self: Decimal(0))

        def conjugate(self):
            """The number itself."""
            return self

        # Arithmetic

        def _other(value):
            if isinstance(value, Decimal):
                return value
            return Decimal(value) if isinstance(value, int) else None

        def _fix(self, context=None):
            """The number with the context's digits and within its exponents, which may set flags."""
            if self._special:
                return self
            context = context or getcontext()
            tiny, top = context.Etiny(), context.Etop()
            if not self._int:
                exponent = min(max(self._exp, tiny), top if context.clamp else context.Emax)
                return self if exponent == self._exp else context._signal(Decimal._make(self._sign, 0, exponent), Clamped)
            least = len(str(self._int)) + self._exp - context.prec
            if least > top:
                return self._overflow(context)
            small = least < tiny
            least = max(least, tiny)
            signals = [Subnormal] if small else []
            if self._exp >= least:
                if context.clamp and self._exp > top:
                    return context._signal(Decimal._make(self._sign, self._int * 10 ** (self._exp - top), top), Clamped)
                return context._signal(self, *signals) if signals else self
            kept, up, lost = _cut(self, least - self._exp, context.rounding)
            kept += up
            if len(str(kept)) > context.prec:
                kept, least = kept // 10, least + 1
            if least > top:
                return self._overflow(context)
            if lost:
                signals = ([Underflow] if small else []) + signals + [Inexact]
            signals.append(Rounded)
            if not kept:
                signals.append(Clamped)
            return context._signal(Decimal._make(self._sign, kept, least), *signals)

        def _overflow(self, context):
            towards_zero = context.rounding in (ROUND_DOWN, ROUND_05UP) or context.rounding == (ROUND_CEILING if self._sign else ROUND_FLOOR)
            result = Decimal._make(self._sign, 10 ** context.prec - 1, context.Etop()) if towards_zero else Decimal._make(self._sign, 0, 0, 'Infinity')
            return context._signal(result, Overflow, Inexact, Rounded)

        def _invalid(self, *others):
            """The one that is no number, which may be an error."""
            for value in (self, *others):
                if value._special == 'sNaN':
                    return _wrong(result=Decimal._make(value._sign, value._int, 0, 'NaN'))
            return next((value for value in (self, *others) if value._special == 'NaN'), None)

        def _sum(self, other):
            if (nan := self._invalid(other)) is not None:
                return nan
            if self._special or other._special:
                if self._special and other._special and self._sign != other._sign:
                    return _wrong()
                return self if self._special else other
            exponent = min(self._exp, other._exp)
            # Of a number that is far smaller, only that it is there matters.
            a, b = (self, other) if self.adjusted() >= other.adjusted() else (other, self)
            if a._int and b._int and a._exp - b.adjusted() > getcontext().prec + 3:
                shift = getcontext().prec + 3
                return Decimal._make(a._sign, a._int * 10 ** shift + (1 if a._sign == b._sign else -1), a._exp - shift)._fix()
            number = self._signed() * 10 ** (self._exp - exponent) + other._signed() * 10 ** (other._exp - exponent)
            sign = int(number < 0)
            if number == 0:
                sign = self._sign & other._sign if getcontext().rounding != ROUND_FLOOR else self._sign | other._sign
            return Decimal._make(sign, abs(number), exponent)._fix()

        def _signed(self):
            return -self._int if self._sign else self._int

        def __add__(self, other):
            other = Decimal._other(other)
            return NotImplemented if other is None else self._sum(other)

        __radd__ = __add__

        def __sub__(self, other):
            other = Decimal._other(other)
            return NotImplemented if other is None else self._sum(other.copy_negate())

        def __rsub__(self, other):
            other = Decimal._other(other)
            return NotImplemented if other is None else other._sum(self.copy_negate())

        def __mul__(self, other):
            other = Decimal._other(other)
            if other is None:
                return NotImplemented
            if (nan := self._invalid(other)) is not None:
                return nan
            sign = self._sign ^ other._sign
            if self._special or other._special:
                if not self or not other:
                    return _wrong()
                return Decimal._make(sign, 0, 0, 'Infinity')
            return Decimal._make(sign, self._int * other._int, self._exp + other._exp)._fix()

        __rmul__ = __mul__

        def __truediv__(self, other):
            other = Decimal._other(other)
            if other is None:
                return NotImplemented
            if (nan := self._invalid(other)) is not None:
                return nan
            sign = self._sign ^ other._sign
            if self._special:
                if other._special:
                    return _wrong()
                return Decimal._make(sign, 0, 0, 'Infinity')
            if other._special:
                return getcontext()._signal(Decimal._make(sign, 0, getcontext().Etiny()), Clamped)
            if not other:
                if not self:
                    return _wrong(DivisionUndefined)
                return getcontext()._signal(Decimal._make(sign, 0, 0, 'Infinity'), DivisionByZero)
            if not self:
                return Decimal._make(sign, 0, self._exp - other._exp)._fix()
            shift = max(0, len(str(other._int)) - len(str(self._int)) + getcontext().prec + 1)
            quotient, rest = divmod(self._int * 10 ** shift, other._int)
            exponent = self._exp - other._exp - shift
            if rest:
                if quotient % 5 == 0:
                    quotient += 1
            else:
                ideal = self._exp - other._exp
                while exponent < ideal and quotient % 10 == 0:
                    quotient, exponent = quotient // 10, exponent + 1
            return Decimal._make(sign, quotient, exponent)._fix()

        def __rtruediv__(self, other):
            other = Decimal._other(other)
            return NotImplemented if other is None else other / self

        def _parted(self, other):
            """The whole quotient and the rest, both None where they are no numbers, and the detail of the error."""
            if self._special or not other:
                return None, None, DivisionUndefined if not self._special and not self else InvalidOperation
            sign = self._sign ^ other._sign
            if other._special:
                return Decimal._make(sign, 0, 0), self._fix(), None
            exponent = min(self._exp, other._exp)
            if self.adjusted() - other.adjusted() > getcontext().prec:
                return None, None, DivisionImpossible
            a, b = self._int * 10 ** (self._exp - exponent), other._int * 10 ** (other._exp - exponent)
            quotient, rest = divmod(a, b)
            if quotient >= 10 ** getcontext().prec:
                return None, None, DivisionImpossible
            return Decimal._make(sign, quotient, 0), Decimal._make(self._sign, rest, exponent)._fix(), None

        def __divmod__(self, other):
            other = Decimal._other(other)
            if other is None:
                return NotImplemented
            if (nan := self._invalid(other)) is not None:
                return nan, nan
            quotient, rest, detail = self._parted(other)
            if detail is None:
                return quotient, rest
            if not self._special and self and not other:
                infinity = Decimal._make(self._sign ^ other._sign, 0, 0, 'Infinity')
                return getcontext()._signal((infinity, _nan), InvalidOperation, DivisionByZero)
            infinite = self._special and not other._special
            return _wrong(detail, (Decimal._make(self._sign ^ other._sign, 0, 0, 'Infinity') if infinite else _nan, _nan))

        def __rdivmod__(self, other):
            other = Decimal._other(other)
            return NotImplemented if other is None else divmod(other, self)

        def __floordiv__(self, other):
            other = Decimal._other(other)
            if other is None:
                return NotImplemented
            if (nan := self._invalid(other)) is not None:
                return nan
            infinity = Decimal._make(self._sign ^ other._sign, 0, 0, 'Infinity')
            if self._special and not other._special:
                return infinity
            if not self._special and self and not other:
                return getcontext()._signal(infinity, DivisionByZero)
            quotient, _, detail = self._parted(other)
            return quotient if detail is None else _wrong(detail)

        def __rfloordiv__(self, other):
            other = Decimal._other(other)
            return NotImplemented if other is None else other // self

        def __mod__(self, other):
            other = Decimal._other(other)
            if other is None:
                return NotImplemented
            if (nan := self._invalid(other)) is not None:
                return nan
            _, rest, detail = self._parted(other)
            return rest if detail is None else _wrong(detail)

        def remainder_near(self, other, context=None):
            """The rest of a division whose quotient is the nearest whole number."""
            other = _number(other)
            if (nan := self._invalid(other)) is not None:
                return nan
            quotient, rest, detail = self._parted(other)
            if detail is not None:
                return _wrong(detail)
            if other._special or not rest:
                return rest
            twice = abs(rest) * 2 - abs(other)
            if twice > 0 or twice == 0 and quotient._int % 2:
                rest -= other.copy_sign(rest)
            return rest

        def __rmod__(self, other):
            other = Decimal._other(other)
            return NotImplemented if other is None else other % self

        def __pow__(self, other, modulo=None):
            other = Decimal._other(other)
            if other is None:
                return NotImplemented
            if modulo is not None:
                modulo = _number(modulo)
                if any(value._special or value != value.to_integral_value() for value in (self, other, modulo)) or other < 0 or not modulo:
                    return _wrong()
                power = pow(int(abs(self)), int(other), int(abs(modulo)))
                return Decimal(-power if self._sign and other._int % 2 else power)
            if (nan := self._invalid(other)) is not None:
                return nan
            if other._special or other._exp < 0 and other != other.to_integral_value() or self._special:
                if not self._special and self._int and not self._sign and not other._special:
                    with _Local(getcontext()._working(6), {}, False) as context:
                        value = (self.ln() * other).exp()
                    return +value
                return _wrong()
            power = int(other)
            if power == 0:
                if not self:
                    return _wrong()
                return Decimal(1)
            if not self:
                if power < 0:
                    return Decimal._make(self._sign & power & 1, 0, 0, 'Infinity')
                return Decimal._make(self._sign & power & 1, 0, self._exp * power)
            sign, size = self._sign & power & 1, abs(power)
            if size * len(str(self._int)) <= 4 * getcontext().prec + 200:
                exact = Decimal._make(sign, self._int ** size, self._exp * size)
                return exact._fix() if power > 0 else Decimal(1) / exact
            with _Local(getcontext()._working(len(str(size)) + 4), {}, False) as context:
                value, base, rest = Decimal(1), self.copy_abs(), size
                while rest:
                    if rest & 1:
                        value *= base
                    rest >>= 1
                    if rest:
                        base *= base
                if power < 0:
                    value = Decimal(1) / value
            return (+value).copy_sign(Decimal._make(sign, 1, 0))

        def __rpow__(self, other):
            other = Decimal._other(other)
            return NotImplemented if other is None else other ** self

        def __neg__(self):
            return Decimal._make(1 - self._sign if self else 0, self._int, self._exp, self._special)._fix()

        def __pos__(self):
            return Decimal._make(self._sign if self else 0, self._int, self._exp, self._special)._fix()

        def __abs__(self):
            return self.copy_abs()._fix()

        def fma(self, other, third, context=None):
            """self * other + third, rounded once."""
            other, third = _number(other), _number(third)
            if (nan := self._invalid(other, third)) is not None:
                return nan
            if self._special or other._special:
                return self * other + third
            return Decimal._make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp) + third

        def sqrt(self, context=None):
            """The square root."""
            if (nan := self._invalid()) is not None:
                return nan
            if self._sign and self:
                return _wrong()
            if self._special:
                return self
            if not self:
                return Decimal._make(self._sign, 0, self._exp // 2)
            digits, exponent = (context or getcontext()).prec + 1, self._exp
            number, half = (self._int * 10, exponent - 1) if exponent % 2 else (self._int, exponent)
            shift = max(0, digits - (len(str(number)) + 1) // 2)
            root = _math.isqrt(number * 100 ** shift)
            exact = root * root == number * 100 ** shift
            exponent, ideal = half // 2 - shift, self._exp // 2
            if exact:
                while exponent < ideal and root % 10 == 0:
                    root, exponent = root // 10, exponent + 1
            elif root % 5 == 0:
                root += 1
            return Decimal._make(0, root, exponent)._fix(context)

        def exp(self, context=None):
            """e to this power."""
            if (nan := self._invalid()) is not None:
                return nan
            if self._special:
                return Decimal(0) if self._sign else self
            if not self:
                return Decimal(1)
            with _Local(getcontext()._working(6 + max(0, self.adjusted() + 1)), {}, False) as inner:
                # The argument is made small, and the result squared as often.
                halvings = max(0, 4 * (self.adjusted() + 1)) + 4
                x, total, term, n = self / 2 ** halvings, Decimal(1), Decimal(1), 1
                inner.prec += 2 + halvings // 3
                while True:
                    term = term * x / n
                    if total + term == total:
                        break
                    total, n = total + term, n + 1
                for _ in range(halvings):
                    total *= total
            return +total

        def ln(self, context=None):
            """The natural logarithm."""
            if (nan := self._invalid()) is not None:
                return nan
            if not self:
                return Decimal._make(1, 0, 0, 'Infinity')
            if self._sign:
                return _wrong()
            if self._special:
                return self
            if self == 1:
                return Decimal(0)
            with _Local(getcontext()._working(8), {}, False) as inner:
                # Newton's steps double the digits of the float's logarithm.
                scale = self.adjusted()
                x = Decimal(_math.log(float(self.scaleb(-scale))) + scale * _math.log(10))
                for _ in range((inner.prec // 12).bit_length() + 2):
                    power = x.exp()
                    x += 2 * (self - power) / (self + power)
            return +x

        def log10(self, context=None):
            """The logarithm to the base 10."""
            if self and not self._special and not self._sign and self._int == 10 ** (len(str(self._int)) - 1):
                return Decimal(self.adjusted())._fix()
            with _Local(getcontext()._working(6), {}, False) as inner:
                value = self.ln() / Decimal(10).ln()
            return +value

        # Rounding

        def _to(self, exponent, rounding):
            """The number with this exponent."""
            if self._exp >= exponent:
                return Decimal._make(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
            return _rounded(self, None, rounding, exponent)

        def quantize(self, exp, rounding=None, context=None):
            """The number with as many digits behind the point as another: Decimal('3.14159').quantize(Decimal('0.01'))."""
            exp = Decimal._other(exp)
            if (nan := self._invalid(exp)) is not None:
                return nan
            if self._special or exp._special:
                if self._special and exp._special:
                    return self
                return _wrong()
            context = context or getcontext()
            if self._int and self.adjusted() - exp._exp >= context.prec or not context.Etiny() <= exp._exp <= context.Emax:
                return _wrong()
            found = self._to(exp._exp, rounding or context.rounding)
            if len(str(found._int)) > context.prec:
                return _wrong()
            return found._signalled(self, context)

        def to_integral_value(self, rounding=None, context=None):
            """The nearest whole number."""
            if (nan := self._invalid()) is not None:
                return nan
            return self if self._special or self._exp >= 0 else self._to(0, rounding or (context or getcontext()).rounding)

        to_integral = to_integral_value

        def to_integral_exact(self, rounding=None, context=None):
            """The nearest whole number; sets the flag Inexact where it is another."""
            return self.to_integral_value(rounding, context)._signalled(self, context or getcontext())

        def _signalled(self, old, context):
            """The number, with the flags of having been made of another by rounding."""
            if self._special or self._exp <= old._exp:
                return self
            return context._signal(self, *([Inexact] if self != old else []), Rounded)

        def normalize(self, context=None):
            """Without zeros at the end."""
            value = self._fix(context)
            if value._special:
                return value
            number, exponent = value._int, value._exp
            if not number:
                return Decimal._make(value._sign, 0, 0)
            while number % 10 == 0:
                number, exponent = number // 10, exponent + 1
            return Decimal._make(value._sign, number, exponent)

        def scaleb(self, other, context=None):
            """The number times a power of 10."""
            return Decimal._make(self._sign, self._int, self._exp + int(other), self._special)

        def same_quantum(self, other, context=None):
            """Whether both have the same exponent."""
            other = Decimal(other)
            return self._special == other._special and (bool(self._special) or self._exp == other._exp)

        def __round__(self, n=None):
            if n is None:
                return int(self.to_integral_value(ROUND_HALF_EVEN))
            return self.quantize(Decimal._make(0, 1, -n), ROUND_HALF_EVEN, Context(MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX))

        def __int__(self):
            if self._special:
                raise OverflowError('cannot convert Infinity to integer') if self._special == 'Infinity' else ValueError('cannot convert NaN to integer')
            number = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
            return -number if self._sign else number

        __trunc__ = __int__

        def __floor__(self):
            return int(self.to_integral_value(ROUND_FLOOR))

        def __ceil__(self):
            return int(self.to_integral_value(ROUND_CEILING))

        def __float__(self):
            if self._special == 'sNaN':
                raise ValueError('cannot convert signaling NaN to float')
            return float('nan' if self._special == 'NaN' else str(self))

        def __complex__(self):
            return complex(float(self))

        # Comparing

        def _compare(self, other):
            """-1, 0 or 1; None where one is no number; NotImplemented for what is no number at all."""
            if isinstance(other, float):
                getcontext()._signal(None, FloatOperation)
                other = Decimal.from_float(other)
            elif isinstance(other, _numbers.Rational) and not isinstance(other, int):
                top, bottom = self.as_integer_ratio() if not self._special else (0, 1)
                a, b = top * other.denominator, other.numerator * bottom
                return (a > b) - (a < b)
            else:
                other = Decimal._other(other)
            if other is None:
                return NotImplemented
            if self.is_nan() or other.is_nan():
                return None
            if self._special or other._special:
                a = 0 if not self._special else -1 if self._sign else 1
                b = 0 if not other._special else -1 if other._sign else 1
                return (a > b) - (a < b)
            exponent = min(self._exp, other._exp)
            if self._int and other._int and abs(self.adjusted() - other.adjusted()) > 1:
                a, b = (self._sign, self.adjusted()), (other._sign, other.adjusted())
                if self._sign != other._sign:
                    return -1 if self._sign else 1
                return (1 if self.adjusted() > other.adjusted() else -1) * (-1 if self._sign else 1)
            a, b = self._signed() * 10 ** (self._exp - exponent), other._signed() * 10 ** (other._exp - exponent)
            return (a > b) - (a < b)

        def __eq__(self, other):
            if isinstance(other, float):
                getcontext().flags[FloatOperation] = True
                other = Decimal.from_float(other)
            order = self._compare(other)
            if order is None:
                other = Decimal._other(other)
                if 'sNaN' in (self._special, other._special):
                    _wrong()
                return False
            return order if order is NotImplemented else order == 0

        def _ordered(self, other, holds):
            order = self._compare(other)
            if order is None:
                return _wrong(result=False)
            return order if order is NotImplemented else holds(order)

        def __lt__(self, other):
            return self._ordered(other, lambda order: order < 0)

        def __le__(self, other):
            return self._ordered(other, lambda order: order <= 0)

        def __gt__(self, other):
            return self._ordered(other, lambda order: order > 0)

        def __ge__(self, other):
            return self._ordered(other, lambda order: order >= 0)

        def compare(self, other, context=None):
            """-1, 0 or 1 as a Decimal."""
            other = _number(other)
            return nan if (nan := self._invalid(other)) is not None else Decimal(self._compare(other))

        def compare_signal(self, other, context=None):
            """-1, 0 or 1 as a Decimal; what is no number is an error."""
            other = _number(other)
            return _wrong() if self.is_nan() or other.is_nan() else self.compare(other)

        def compare_total(self, other, context=None):
            """-1, 0 or 1 as a Decimal, in an order of all representations."""
            def place(value):
                kind = {'': 0, 'Infinity': 1, 'sNaN': 2, 'NaN': 3}[value._special]
                size = (value._int,) if kind > 1 else (0,) if kind else (value.copy_abs(), value._exp)
                return kind, size
            other = _number(other)
            if self._sign != other._sign:
                return Decimal(-1 if self._sign else 1)
            a, b = place(self), place(other)
            return Decimal(((a > b) - (a < b)) * (-1 if self._sign else 1))

        def compare_total_mag(self, other, context=None):
            """As compare_total, without signs."""
            return self.copy_abs().compare_total(_number(other).copy_abs())

        def _chosen(self, other, larger, key):
            other = _number(other)
            if self.is_nan() or other.is_nan():
                if 'sNaN' not in (self._special, other._special) and not (self.is_nan() and other.is_nan()):
                    return (other if self.is_nan() else self)._fix()
                return self._invalid(other)
            order = key(self)._compare(key(other)) or self.compare_total(other)
            return (self if (order >= 0) == larger else other)._fix()

        def max(self, other, context=None):
            """The larger of both."""
            return self._chosen(other, True, lambda value: value)

        def min(self, other, context=None):
            """The smaller of both."""
            return self._chosen(other, False, lambda value: value)

        def max_mag(self, other, context=None):
            """The one that is larger without its sign."""
            return self._chosen(other, True, lambda value: value.copy_abs())

        def min_mag(self, other, context=None):
            """The one that is smaller without its sign."""
            return self._chosen(other, False, lambda value: value.copy_abs())

        # Digits and neighbours

        def logb(self, context=None):
            """The exponent of the first digit as a Decimal."""
            if (nan := self._invalid()) is not None:
                return nan
            if self._special:
                return self.copy_abs()
            if not self:
                return getcontext()._signal(Decimal._make(1, 0, 0, 'Infinity'), DivisionByZero)
            return Decimal(self.adjusted())._fix()

        def _neighbour(self, rounding):
            if (nan := self._invalid()) is not None:
                return nan
            context = getcontext()._working(0)
            context.Emin, context.Emax, context.rounding = getcontext().Emin, getcontext().Emax, rounding
            up = rounding == ROUND_CEILING
            if self._special:
                if self._sign != up:
                    return self
                return Decimal._make(self._sign, 10 ** context.prec - 1, context.Etop())
            with _Local(context, {}, False):
                found = self._fix()
                if found != self:
                    return found
                step = Decimal._make(0 if up else 1, 1, context.Etiny() - 1)
                return self + step

        def next_plus(self, context=None):
            """The least number of the context above it."""
            return self._neighbour(ROUND_CEILING)

        def next_minus(self, context=None):
            """The largest number of the context below it."""
            return self._neighbour(ROUND_FLOOR)

        def next_toward(self, other, context=None):
            """The next number of the context towards another."""
            other = _number(other)
            if (nan := self._invalid(other)) is not None:
                return nan
            order = self._compare(other)
            if order == 0:
                return self.copy_sign(other)
            found = self.next_plus() if order < 0 else self.next_minus()
            if found._special:
                return getcontext()._signal(found, Overflow, Inexact, Rounded)
            if found.is_subnormal() or not found:
                return getcontext()._signal(found, Underflow, Subnormal, Inexact, Rounded, *([] if found else [Clamped]))
            return found

        def _moved(self, other, move):
            other = _number(other)
            if (nan := self._invalid(other)) is not None:
                return nan
            digits = getcontext().prec
            if other._special or other._exp != 0 or other._int > digits:
                return _wrong()
            if self._special:
                return self
            return Decimal._make(self._sign, int(move(str(self._int)[-digits:].rjust(digits, '0'), int(other)) or '0'), self._exp)

        def rotate(self, other, context=None):
            """The digits moved to the left, around the end."""
            return self._moved(other, lambda digits, count: digits[count:] + digits[:count])

        def shift(self, other, context=None):
            """The digits moved to the left, with zeros behind."""
            return self._moved(other, lambda digits, count: digits[count:] + '0' * count if count >= 0 else digits[:count])

        def __hash__(self):
            if self._special == 'sNaN':
                raise TypeError('Cannot hash a signaling NaN value')
            if self._special:
                return object.__hash__(self) if self._special == 'NaN' else -314159 if self._sign else 314159
            prime = 2 ** 61 - 1
            power = pow(10, self._exp, prime) if self._exp >= 0 else pow(pow(10, -1, prime), -self._exp, prime)
            number = self._int * power % prime
            number = -number if self._sign else number
            return -2 if number == -1 else number

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

        def __reduce__(self):
            return Decimal, (str(self),)

    _nan = Decimal('NaN')

    def _wrong(detail=InvalidOperation, result=_nan):
        """What an invalid operation gives where it is no error."""
        return getcontext()._signal(result, InvalidOperation, detail=detail)

    _numbers.Number.register(Decimal)
    """#)
}
