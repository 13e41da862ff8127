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
9223372036854775807 + 1 #!~ integer overflow in `+`: fieldbook's int is 64-bit
---
-9223372036854775807 - 2 #!~ integer overflow in `-`: fieldbook's int is 64-bit
---
9223372036854775807 * 2 #!~ integer overflow in `*`: fieldbook's int is 64-bit
---
2 ** 63 #!~ integer overflow in `**`: fieldbook's int is 64-bit
---
3 ** 1000000000 #!~ integer overflow in `**`: fieldbook's int is 64-bit
---
1 << 63 #!~ integer overflow in `<<`: fieldbook's int is 64-bit
---
1 << 1000000000000 #! integer overflow in `<<`: fieldbook's int is 64-bit
---
-(-9223372036854775807 - 1) #!~ integer overflow in `-`: fieldbook's int is 64-bit
---
(-9223372036854775807 - 1) // -1 #!~ integer overflow in `//`: fieldbook's int is 64-bit
---
(-9223372036854775807 - 1) % -1 #= 0
abs(-9223372036854775807 - 1) #!~ integer overflow in `abs`: fieldbook's int is 64-bit
---
x = 9223372036854775807
x += 1 #!~ integer overflow in `+`: fieldbook's int is 64-bit
---
int(1e30) #!~ integer overflow in `int`: fieldbook's int is 64-bit
---
int("99999999999999999999") #!~ integer overflow in `int`: fieldbook's int is 64-bit
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
