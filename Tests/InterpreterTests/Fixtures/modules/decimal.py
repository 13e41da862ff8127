from decimal import *
D = Decimal
def t(f):
    try: return str(f())
    except Exception as e: return f'{type(e).__name__}: {e}'
c = Context(prec=5)
c.divide(1, 3), c.add(D('1.23456'), 1), c.power(2, 100), c.sqrt(2), c.create_decimal('3.14159265'), c.flags[Inexact] #= (Decimal('0.33333'), Decimal('2.2346'), Decimal('1.2677E+30'), Decimal('1.4142'), Decimal('3.1416'), True)
repr(c) #= 'Context(prec=5, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[Inexact, Rounded], traps=[InvalidOperation, DivisionByZero, Overflow])'
pow(D(2), 10, 7), D('NaN123'), D('-sNaN5').as_tuple(), D('1.5').logb(), D('1E+5').number_class(), D('-0').number_class() #= (Decimal('2'), Decimal('NaN123'), DecimalTuple(sign=1, digits=(5,), exponent='N'), Decimal('0'), '+Normal', '-Zero')
D('1.1').next_plus(), D('1.1').next_minus(), D('1').next_toward(2), D('5').remainder_near(3), D('7.5').remainder_near(2) #= (Decimal('1.100000000000000000000000001'), Decimal('1.099999999999999999999999999'), Decimal('1.000000000000000000000000001'), Decimal('-1'), Decimal('-0.5'))
D('123456').rotate(2), D('123').shift(2), D('123').shift(-2), D('1.0').compare_total(D('1.00')), D('2').max(D('NaN')), D('-3').max_mag(2) #= (Decimal('12345600'), Decimal('12300'), Decimal('1'), Decimal('1'), Decimal('2'), Decimal('-3'))
t(lambda: D('NaN').compare_signal(1)), t(lambda: D('9e999999') + D('9e999999')), t(lambda: D('1e-1000010') / 10**30), t(lambda: D('sNaN') == 1) #= ("InvalidOperation: [<class 'decimal.InvalidOperation'>]", "Overflow: [<class 'decimal.Overflow'>]", '0E-1000026', "InvalidOperation: [<class 'decimal.InvalidOperation'>]")
D(1) == float('nan'), D('NaN') == D('NaN'), D('0.1') == 0.1, D(0.5) < 0.7 #= (False, False, False, True)
---
from decimal import *
D = Decimal
def t(f):
    try: return str(f())
    except Exception as e: return f'{type(e).__name__}: {e}'
setcontext(Context(prec=6, traps=[Inexact, FloatOperation]))
t(lambda: D(1) / 3), t(lambda: D(1) / 4), t(lambda: D(0.5)), t(lambda: D.from_float(0.5)), t(lambda: D(1) < 0.5), t(lambda: D(1) == 1.0), t(lambda: D('1.2345678').quantize(D('0.01'))) #= ("Inexact: [<class 'decimal.Inexact'>]", '0.25', "FloatOperation: [<class 'decimal.FloatOperation'>]", '0.5', "FloatOperation: [<class 'decimal.FloatOperation'>]", 'True', "Inexact: [<class 'decimal.Inexact'>]")
setcontext(Context(prec=4, rounding=ROUND_DOWN, traps=[]))
D(2) / 3, +D('12345'), D('x'), D(1) // 0, D(1) % 0, divmod(D(1), 0), D('1e10') // 1, D('Infinity') % 3, D(5) % D('Infinity') #= (Decimal('0.6666'), Decimal('1.234E+4'), Decimal('NaN'), Decimal('Infinity'), Decimal('NaN'), (Decimal('Infinity'), Decimal('NaN')), Decimal('NaN'), Decimal('NaN'), Decimal('5'))
repr(getcontext()), getcontext().flags[DivisionByZero], [k.__name__ for k, v in getcontext().flags.items() if v] #= ('Context(prec=4, rounding=ROUND_DOWN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[InvalidOperation, DivisionByZero, Inexact, Rounded], traps=[])', True, ['InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded'])
D(-1).ln(), D(0) * D('Infinity'), (-D(8)) ** D('0.5'), D(9).exp(), D('1e500000') ** 3, D('1.5').fma(2, 3), round(D('1.25'), 1) #= (Decimal('NaN'), Decimal('NaN'), Decimal('NaN'), Decimal('8103'), Decimal('9.999E+999999'), Decimal('6.0'), Decimal('1.2'))
with localcontext(prec=3, rounding=ROUND_UP) as x: print(D(1) / 3, x.flags[Rounded]) #> 0.334 True
t(lambda: localcontext(5)), t(lambda: setcontext(5)), t(lambda: Context(prec=3, Emax=5).create_decimal('1e6')), t(lambda: Context(prec=3, Emin=-3, Emax=3, traps=[]).create_decimal('1e-9')) #= ('TypeError: optional argument must be a context', 'TypeError: argument must be a context', "Overflow: [<class 'decimal.Overflow'>]", '0.00000')
ExtendedContext.divide(1, 0), BasicContext.divide(1, 3), t(lambda: Context().divide(1.0, 3)), t(lambda: getcontext().flags[5]), t(lambda: setattr(getcontext(), 'prec', 0)), t(lambda: setattr(getcontext(), 'foo', 0)) #= (Decimal('Infinity'), Decimal('0.333333333'), 'TypeError: conversion from float to Decimal is not supported', "KeyError: 'valid values for signals are:\\n  [InvalidOperation, FloatOperation, DivisionByZero,\\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\\n   Clamped]'", 'ValueError: valid range for prec is [1, MAX_PREC]', "AttributeError: 'decimal.Context' object has no attribute 'foo'")
getcontext().clear_flags(); print(getcontext().flags[Inexact], list(getcontext().traps.values())) #> False [False, False, False, False, False, False, False, False, False]
---
from decimal import Decimal as D
print([format(D(v), s) for v, s in (('0', '%'), ('0', '.1%'), ('0E+3', 'f'), ('1.5', '015,.2f'), ('-1234.5', '012,.1f'), ('NaN', '010.2f'), ('Infinity', '010'), ('-0.001', 'z.1f'), ('1234567.891', ','), ('12', '08,'), ('1E+5', ',.1%'))]) #> ['0%', '0.0%', '0', '0,000,000,001.50', '-0,001,234.5', '       NaN', '  Infinity', '0.0', '1,234,567.891', '0,000,012', '10,000,000.0%']
try: format(D(1), '_')
except ValueError as error: print(error) #> invalid format string
