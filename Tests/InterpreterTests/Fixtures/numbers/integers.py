7 // 2 #= 3
-7 // 2 #= -4
7 // -2 #= -4
-7 // -2 #= 3
7 % 3 #= 1
-7 % 3 #= 2
7 % -3 #= -2
-7 % -3 #= -1
0 % 5 #= 0
7 / 2 #= 3.5
6 / 3 #= 2.0
2 ** 10 #= 1024
2 ** 0 #= 1
0 ** 0 #= 1
(-2) ** 3 #= -8
-2 ** 2 #= -4
2 ** -1 #= 0.5
2 ** 62 #= 4611686018427387904
(-1) ** 1000001 #= -1
2 ** 3 ** 2 #= 512
1_000_000 #= 1000000
0xff, 0o17, 0b101 #= (255, 15, 5)
~5 #= -6
5 & 3, 5 | 3, 5 ^ 3 #= (1, 7, 6)
1 << 10, -1 << 3, 1024 >> 3, -5 >> 1, 5 >> 100, -5 >> 100 #= (1024, -8, 128, -3, 0, -1)
True + True #= 2
True * 5, False - 1, -True, +True, ~True #= (5, -1, -1, 1, -2)
True & False, True | False, True ^ True, True & 3 #= (False, True, False, 1)
9223372036854775807 #= 9223372036854775807
-9223372036854775807 - 1 #= -9223372036854775808
9007199254740993 / 1 #= 9007199254740992.0
9007199254740993 / 3 #= 3002399751580331.0
divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2) #= ((3, 1), (-4, 1), (-4, -1), (3.0, 1.5))
abs(-5), abs(5), abs(True) #= (5, 5, 1)
pow(2, 10), pow(3, 4, 5), pow(2, 100, 7), pow(-3, 5, 7), pow(3, 5, -7) #= (1024, 1, 2, 2, -2)
int("42"), int(" -7 "), int("1_000"), int("ff", 16), int("0xff", 16), int("0b11", 0), int("z", 36) #= (42, -7, 1000, 255, 255, 3, 35)
int(3.9), int(-3.9), int(True), int("-0") #= (3, -3, 1, 0)
(5).bit_length(), (0).bit_length(), (255).bit_length(), (-256).bit_length() #= (3, 0, 8, 9)
bin(10), bin(-10), oct(64), hex(255), hex(-255) #= ('0b1010', '-0b1010', '0o100', '0xff', '-0xff')
round(5), round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(1250, -2), round(1350, -2) #= (5, 20, 20, -20, 1200, 1200, 1400)
1 < 2 < 3, 1 < 2 > 3, 3 > 2 > 1, 1 == 1.0, 1 == True, 0 == False #= (True, False, True, True, True, True)
1 if 0 else 2 #= 2
not 0, not 1, not "" #= (True, False, True)
0 or 5, 0 and 5, 3 and 5, 3 or 5, None or 0, 0 or None #= (5, 0, 5, 3, 0, None)
+3, - -3, --3, -+3 #= (3, 3, 3, -3)
10 - 2 - 3, 2 * 3 + 4, 2 + 3 * 4, (2 + 3) * 4 #= (5, 10, 14, 20)
100 // 7 * 7 + 100 % 7 #= 100
1 if True else 2 if False else 3 #= 1
hash(5), hash(True), hash(2.0) #= (5, 1, 2)
9223372036854775807 + 1 #= 9223372036854775808
---
-9223372036854775807 - 2 #= -9223372036854775809
---
9223372036854775807 * 2 #= 18446744073709551614
---
2 ** 63 #= 9223372036854775808
---
3 ** 1000000000 #!~ an int of 1000000000 bits is over the limit of 4194304 bits
---
1 << 63 #= 9223372036854775808
---
1 << 1000000000000 #! an int of 1000000000002 bits is over the limit of 4194304 bits
---
-(-9223372036854775807 - 1) #= 9223372036854775808
---
(-9223372036854775807 - 1) // -1 #= 9223372036854775808
---
(-9223372036854775807 - 1) % -1 #= 0
abs(-9223372036854775807 - 1) #= 9223372036854775808
---
x = 9223372036854775807
x += 1
x #= 9223372036854775808
---
int(1e30) #= 1000000000000000019884624838656
---
int("99999999999999999999") #= 99999999999999999999
---
1 << -1 #! cannot shift by a negative number of bits
---
1 / 0 #! division by zero
---
1 // 0 #! division by zero
---
1 % 0 #! modulo by zero
---
0 ** -1 #! 0 cannot be raised to a negative power
---
# Large negative numbers in bytes, and sequences that are repeated by any whole number.
(-3**45).to_bytes(16, 'big', signed=True), (-2**64).to_bytes(9, 'little', signed=True), (-1).to_bytes(12, 'big', signed=True) #= (b'\xff\xff\xff\xff\xff\xff\xff_\xd8\xac\xd6\x02\xf6\xb6\xa8\xad', b'\x00\x00\x00\x00\x00\x00\x00\x00\xff', b'\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff')
int.from_bytes((-3**45).to_bytes(16, 'big', signed=True), 'big', signed=True) == -3**45 #= True
class Three:
    def __index__(self): return 3
[1] * Three(), Three() * 'ab', (0,) * Three(), b'x' * Three(), bytearray(b'y') * Three() #= ([1, 1, 1], 'ababab', (0, 0, 0), b'xxx', bytearray(b'yyy'))
---
# Which of two objects answers.
class A:
    def __floordiv__(self, other): return 'A.__floordiv__'
    def __rfloordiv__(self, other): return 'A.__rfloordiv__'
class B(A): pass
class C(A):
    def __rfloordiv__(self, other): return 'C.__rfloordiv__'
A() // B(), A() // C(), B() // A(), C() // A(), 1 // A() #= ('A.__floordiv__', 'C.__rfloordiv__', 'A.__floordiv__', 'A.__floordiv__', 'A.__rfloordiv__')
class R:
    def __radd__(self, other): return 'radd'
def refusal(do):
    try: return do()
    except TypeError as e: return str(e)
refusal(lambda: R() + R()), 1 + R(), [] + R() #= ("unsupported operand type(s) for +: 'R' and 'R'", 'radd', 'radd')
---
import sys
def refusal(do):
    try: return do()
    except ValueError as problem: return str(problem)
sys.get_int_max_str_digits(), refusal(lambda: len(str(10**4299))), refusal(lambda: str(10**4300)), refusal(lambda: sys.set_int_max_str_digits(639)) #= (4300, 4300, 'Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit', 'maxdigits must be 0 or larger than 640')
sys.set_int_max_str_digits(0); len(str(2**20000)), int('9' * 5000) % 1000, f'{10**5000:d}'[:3] #= (6021, 999, '100')
sys.set_int_max_str_digits(4300); refusal(lambda: int('9' * 5000)) #= 'Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit'
---
int('z' * 20, 36), int('-' + 'Zz' * 15, 36), int('1' * 70, 3), int('z' * 13, 36) == 36**13 - 1, int('-z' + '0' * 30, 36) #= (13367494538843734067838845976575, -48873677980689257489322752273774603865660850175, 1251577752496620800657785993042924, True, -1710578729324124012126296329582111135298129756160)
---
for make in (lambda: int.from_bytes(b'a', 'x'), lambda: (1).to_bytes(2, 'middle')):
    try: make()
    except ValueError as error: print(error) #> byteorder must be either 'little' or 'big'⏎byteorder must be either 'little' or 'big'
int.from_bytes(b'\x01\x00', 'little'), (258).to_bytes(2, 'big'), (258).to_bytes(2, 'little') #= (1, b'\x01\x02', b'\x02\x01')
