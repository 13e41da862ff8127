import Evaluator

extension WrittenModules {
  static let decimalContext = WrittenModule(
    "_decimal_context", doc: "Precision and rounding of decimal numbers.",
    #"""
    ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING'
    ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP'
    MAX_PREC = MAX_EMAX = 999999999999999999
    MIN_EMIN, MIN_ETINY = -999999999999999999, -1999999999999999997
    HAVE_THREADS, HAVE_CONTEXTVAR = True, True

    class DecimalException(ArithmeticError):
        """What went wrong with decimal numbers."""

    class Clamped(DecimalException):
        """An exponent was changed."""

    class InvalidOperation(DecimalException):
        """A result that is not defined."""

    class ConversionSyntax(InvalidOperation):
        """Text that is no number."""

    class DivisionByZero(DecimalException, ZeroDivisionError):
        """A division by zero."""

    class DivisionImpossible(InvalidOperation):
        """A quotient of too many digits."""

    class DivisionUndefined(InvalidOperation, ZeroDivisionError):
        """Zero divided by zero."""

    class Inexact(DecimalException):
        """A result was rounded."""

    class Rounded(Inexact):
        """Digits were dropped."""

    class Subnormal(DecimalException):
        """A very small result."""

    class Overflow(Inexact):
        """A result that is too large."""

    class Underflow(Inexact, Subnormal):
        """A result that is too small."""

    class FloatOperation(DecimalException, TypeError):
        """A float among decimal numbers."""

    class Context:
        """The number of digits of results, and how they are rounded."""
        def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
            self.prec = 28 if prec is None else prec
            self.rounding = ROUND_HALF_EVEN if rounding is None else rounding
            self.Emin, self.Emax = -999999 if Emin is None else Emin, 999999 if Emax is None else Emax
            self.capitals, self.clamp = 1 if capitals is None else capitals, clamp or 0

        def __setattr__(self, name, value):
            if name == 'prec' and not (isinstance(value, int) and 1 <= value <= MAX_PREC):
                raise ValueError('valid range for prec is [1, MAX_PREC]') if isinstance(value, int) else TypeError('an integer is required')
            if name == 'rounding' and value not in (ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP):
                raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
            object.__setattr__(self, name, value)

        def __repr__(self):
            return f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow])'

        def copy(self):
            """Another context of the same settings."""
            return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp)

        __copy__ = copy

        def create_decimal(self, num='0'):
            """The number, rounded to the context's digits."""
            from decimal import Decimal
            return Decimal(num)._fix(self)

        def clear_flags(self):
            """Accepted: no flags are kept."""

        def clear_traps(self):
            """Refused: errors are always raised."""
            raise NotImplementedError('Context.clear_traps: fieldbook always raises what goes wrong')

    _current = [Context()]

    def getcontext():
        """The settings that hold now."""
        return _current[-1]

    def setcontext(context):
        """Sets the settings."""
        _current[-1] = context

    class _Local:
        def __init__(self, context, changes):
            self._context = (context or getcontext()).copy()
            for name, value in changes.items():
                setattr(self._context, name, value)

        def __enter__(self):
            _current.append(self._context)
            return self._context

        def __exit__(self, *exception):
            _current.pop()

    def localcontext(ctx=None, **kwargs):
        """Settings for the block of a with statement."""
        return _Local(ctx, kwargs)

    DefaultContext = Context()
    BasicContext = Context(prec=9, rounding=ROUND_HALF_UP)
    ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN)

    def _rounded(value, digits, rounding, exponent=None):
        """The number with so many digits, or with this exponent."""
        number, exp = value._int, value._exp
        drop = len(str(number)) - digits if exponent is None else exponent - exp
        if drop <= 0:
            return value
        unit = 10 ** drop
        kept, rest = divmod(number, unit)
        twice = 2 * rest
        if rounding == ROUND_HALF_EVEN:
            up = twice > unit or twice == unit and kept % 2 == 1
        elif rounding == ROUND_HALF_UP:
            up = twice >= unit
        elif rounding == ROUND_HALF_DOWN:
            up = twice > unit
        elif rounding == ROUND_UP:
            up = rest > 0
        elif rounding == ROUND_DOWN:
            up = False
        elif rounding == ROUND_CEILING:
            up = rest > 0 and not value._sign
        elif rounding == ROUND_FLOOR:
            up = rest > 0 and bool(value._sign)
        else:
            up = rest > 0 and kept % 5 == 0
        kept += up
        if exponent is None and len(str(kept)) > digits:
            kept, drop = kept // 10, drop + 1
        return value._make(value._sign, kept, exp + drop)

    for _kind in (DecimalException, Clamped, InvalidOperation, ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined, Inexact, Rounded,
                  Subnormal, Overflow, Underflow, FloatOperation, Context):
        _kind.__module__ = 'decimal'
    """#)
}
