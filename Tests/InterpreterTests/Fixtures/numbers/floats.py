0.1 + 0.2 #= 0.30000000000000004
0.1, 1.0, 1.5, 100.0, 1e5, 1e15, 1e16, 1e17, 123456789012345680.0 #= (0.1, 1.0, 1.5, 100.0, 100000.0, 1000000000000000.0, 1e+16, 1e+17, 1.2345678901234568e+17)
1e-4, 1e-5, 0.00012345, 1.2345e-5, 5e-324, 1.7976931348623157e308 #= (0.0001, 1e-05, 0.00012345, 1.2345e-05, 5e-324, 1.7976931348623157e+308)
1e22, 1e21, 123e20, 1.5e300, 1e100 #= (1e+22, 1e+21, 1.23e+22, 1.5e+300, 1e+100)
-0.0, 0.0, -1.5 #= (-0.0, 0.0, -1.5)
float("inf"), float("-inf"), float("nan"), float("1e3"), float(" 2.5 "), float("5."), float(".5"), float("1_0.5") #= (inf, -inf, nan, 1000.0, 2.5, 5.0, 0.5, 10.5)
float(3), float(True), float("-Infinity") #= (3.0, 1.0, -inf)
1 / 3, 2 / 3, 10 / 3 #= (0.3333333333333333, 0.6666666666666666, 3.3333333333333335)
7.5 // 2, -7.5 // 2, 7.5 // -2, 7.5 % 2, -7.5 % 2, 7.5 % -2 #= (3.0, -4.0, -4.0, 1.5, 0.5, -0.5)
0.3 // 0.1, 0.3 % 0.1, 1.0 // 0.1, 1.0 % 0.1 #= (2.0, 0.09999999999999998, 9.0, 0.09999999999999995)
-0.0 // 1, 0.0 % -1.0 #= (-0.0, -0.0)
2.0 ** 0.5, 2 ** 0.5, 4 ** 0.5, 2.5 ** 2, 10.0 ** -2 #= (1.4142135623730951, 1.4142135623730951, 2.0, 6.25, 0.01)
round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(2.5, 0), round(1234.5678, 2), round(1234.5678, -2) #= (2, 4, -2, 2.67, 2.0, 1234.57, 1200.0)
round(0.5), round(1.5), round(1e20, 2), round(0.1 + 0.2, 10), round(5.015, 2), round(-0.4) #= (0, 2, 1e+20, 0.3, 5.01, 0)
int(2.9), int(-2.9), int(1e15) #= (2, -2, 1000000000000000)
1.5 == 1.5, 1.5 < 2, 2 > 1.5, 1 < 1.5 < 2, float("nan") == float("nan"), float("inf") > 1e308 #= (True, True, True, True, False, True)
9007199254740993 == 9007199254740992.0, 9007199254740993 > 9007199254740992.0, 2**53 == 2.0**53 #= (False, True, True)
1e300 * 1e10, -1e300 * 1e10 #= (inf, -inf)
(2.5).is_integer(), (2.0).is_integer() #= (False, True)
1.0 == 1, 0.5 == 0.5, 1.1 != 1.1 #= (True, True, False)
abs(-2.5), -(-2.5), +2.5 #= (2.5, 2.5, 2.5)
str(1.0), str(1e16), repr(0.1) #= ('1.0', '1e+16', '0.1')
float("1.7976931348623157e309") #= inf
0.1 + 0.7, 3 * 1.1, 1.1 + 2.2 #= (0.7999999999999999, 3.3000000000000003, 3.3000000000000003)
1e3 == 1000, 1e3 #= (True, 1000.0)
sum([0.1] * 10) #= 0.9999999999999999
min(1, 1.0), max(1, 1.0), min(1.5, 2), max(2, 2.5) #= (1, 1, 1.5, 2.5)
True + 0.5, 0.5 - True, True * 2.5 #= (1.5, -0.5, 2.5)
1.0 / 0 #! division by zero
---
1.5 % 0.0 #! modulo by zero
---
0.0 ** -1 #! 0 cannot be raised to a negative power
---
(-8) ** 0.5 #!~ a negative number to a fractional power is a complex number, which fieldbook does not have
---
10.0 ** 400 #! the result of `**` is too large for a float
---
int(float("nan")) #! cannot make int from nan
---
int(float("inf")) #! cannot make int from inf
---
float("abc") #! float() cannot read 'abc' as a number
#^ "abc"
---
float("") #! float() cannot read '' as a number
---
float("1__0") #! float() cannot read '1__0' as a number
---
int("2.5") #! int() cannot read '2.5' as a number
---
int("") #! int() cannot read '' as a number
---
int("12", 2) #! int() cannot read '12' as a number
---
# Rounded from the exact value, beyond the normal numbers too.
round(1.4e-315, 315), round(-1.4e-315, 315), round(1250.0, -2), round(1350.0, -2), round(150000000000000016.0, -17), round(2.5e20, -20), round(-44.5, -1), round(1e308, -308), round(4.9e307, -308) #= (1e-315, -1e-315, 1200.0, 1400.0, 2e+17, 2e+20, -40.0, 1e+308, 0.0)
