import math
math.modf(1.5), math.modf(-2.25), math.modf(float('inf')), math.frexp(8.0), math.frexp(0.0), math.frexp(-0.3), math.ldexp(0.5, 4), math.ldexp(1.0, -1074), math.ldexp(1.0, -5000) #= ((0.5, 1.0), (-0.25, -2.0), (0.0, inf), (0.5, 4), (0.0, 0), (-0.6, -1), 8.0, 5e-324, 0.0)
math.cbrt(27), math.cbrt(-8), math.exp2(3), math.exp2(-1074), math.ulp(1.0), math.ulp(-5.0), math.ulp(0.0), math.ulp(float('inf')) #= (3.0000000000000004, -2.0, 8.0, 5e-324, 2.220446049250313e-16, 8.881784197001252e-16, 5e-324, inf)
math.remainder(7, 2), math.remainder(-7.5, 2), math.remainder(5, 3), math.nextafter(1.0, 2.0), math.nextafter(0.0, -1) #= (-1.0, 0.5, -1.0, 1.0000000000000002, -5e-324)
math.log(8, 2), math.log2(8), math.log10(1000), math.hypot(3, 4), math.gcd(12, 18), math.lcm(4, 6), math.isclose(0.1 + 0.2, 0.3), math.fsum([.1] * 10), math.comb(5, 2), math.perm(5, 2), math.isqrt(17), math.dist([0, 0], [3, 4]), math.fmod(-7, 3), math.trunc(-1.5), math.prod([1, 2, 3]) #= (3.0, 3.0, 3.0, 5.0, 6, 12, True, 1.0, 10, 20, 4, 5.0, -1.0, -1, 6)
math.ldexp(1.0, 5000) #! the result of `math.ldexp` is too large for a float
---
import math
math.exp2(1e9) #! the result of `math.exp2` is too large for a float
---
import math
math.remainder(1, 0) #! modulo by zero
---
import math
math.asinh(1.5), math.acosh(2.5), math.atanh(0.5), math.asinh(-0.0), math.acosh(1) #= (1.1947632172871094, 1.566799236972411, 0.5493061443340548, -0.0, 0.0)
math.atanh(1) #! atanh: `x` must be between -1 and 1, found 1
---
import math
math.acosh(0.5) #! acosh: `x` must be 1 or more, found 0.5
---
import time
time.monotonic_ns() > 0, time.process_time_ns() >= 0, time.monotonic_ns() <= time.monotonic_ns() #= (True, True, True)
---
import numpy as np
np.poly([1, 2]) #= array([ 1., -3.,  2.])
---
import numpy as np
np.polynomial #!~ numpy.polynomial is in NumPy, not in Fieldbook
---
import math
[math.gamma(x) for x in (0.5, -2.5, 2.675, 5, 23.0, 30.5, 141.7, 171.6, 1e-10, -0.1, -170.5)] #= [1.7724538509055159, -0.9453087204829417, 1.5144332007506427, 24.0, 1.1240007277776077e+21, 4.8226969334909095e+31, 4.297739720709704e+242, 1.5858969096672563e+308, 9999999999.422785, -10.686287021193193, -3.312739521538607e-308]
[math.lgamma(x) for x in (0.5, -2.5, 2.675, 5, 1e3, 1e-300, 1, 2, 1e17, -0.1, 3.7)] #= [0.5723649429247004, -0.05624371649767457, 0.41504124404207854, 3.178053830347945, 5905.220423209181, 690.7755278982137, 0.0, 0.0, 3.814394658089878e+18, 2.3689613327287886, 1.4280723266653883]
math.fsum([1e16, 1., 1e-16]), math.fsum([2**53, -0.5, -2**-54]), math.fsum([1e100, 1.0, -1e100, 1e-100, 1e50, -1.0, -1e50]), math.fsum([.1] * 10) #= (1.0000000000000002e+16, 9007199254740991.0, 1e-100, 1.0)
---
# Sums and lengths are rounded once.
import math, statistics
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
[math.fsum(x) for x in ([1, math.inf], [-math.inf, 1], [math.nan, 1], [.1] * 10)], refusal(lambda: math.fsum([math.inf, -math.inf])), refusal(lambda: math.fsum([1e308, 1e308, -1e308])), refusal(lambda: math.fsum(['a'])) #= ([inf, -inf, nan, 1.0], 'ValueError: -inf + inf in fsum', 'OverflowError: intermediate overflow in fsum', 'TypeError: must be real number, not str')
math.hypot(11 * 1.1, 11 * 2.3 + .1), math.dist((8.8, 2.2, 3.3), (18.5, 1, 8)), sum(math.hypot(1.1 * i, 2.3 * i + .1, i / 7) for i in range(1, 300)), math.hypot(1e308, 1e308, 1e308), math.hypot(5e-324, 5e-324), math.hypot(3, math.nan, math.inf), math.hypot(), math.hypot(-3), math.hypot(1e-320, 1e-320), math.hypot(1e300, 1e300) #= (28.13485382936972, 10.845275469069469, 114551.81207940532, 1.7320508075688772e+308, 5e-324, inf, 0.0, 3.0, 1.414e-320, 1.4142135623730952e+300)
math.pow(0, -math.inf), refusal(lambda: math.pow(0, -1)), statistics.fmean([1, math.inf]), statistics.geometric_mean([1, math.inf]), statistics.harmonic_mean([1, math.nan]), refusal(lambda: statistics.harmonic_mean([1, 2], weights=[0, 0])), statistics.harmonic_mean([1, 2]) #= (inf, 'ValueError: math domain error', inf, inf, nan, 'StatisticsError: Weighted sum must be positive', 1.3333333333333333)
