import Evaluator

extension WrittenModules {
  static let numbers = WrittenModule(
    "numbers", doc: "Kinds of numbers.",
    #"""
    from abc import ABCMeta as _ABCMeta

    class Number(metaclass=_ABCMeta):
        """Any number."""

    class Complex(Number):
        """A complex number; real numbers are some."""

    class Real(Complex):
        """A real number."""

    class Rational(Real):
        """A fraction; whole numbers are some."""

    class Integral(Rational):
        """A whole number."""

    Integral.register(int)
    Real.register(float)
    """#)
}
