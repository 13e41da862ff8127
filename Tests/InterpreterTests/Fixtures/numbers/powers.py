pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(2.0, 3), pow(-2, 3, 5), pow(2, 3, -5), pow(10, -2, 9) #= (1024, 24, 5, 8.0, 2, -2, 1)
pow(7, -3, 101), pow(-7, -1, 101), pow(3, -1, -7), pow(5, -1, 1), pow(5, 0, 1) #= (48, 72, -2, 0, 0)
pow(2, -1, 4) #! base is not invertible for the given modulus
#^ 2
---
pow(2.5, 2, 3) #! pow() 3rd argument not allowed unless all arguments are integers
---
pow(2, 3, 0) #! pow() 3rd argument cannot be 0
---
hash(0), hash(5), hash(-1), hash(2**61 - 1), hash(2**62), hash(-2**61), hash(9223372036854775807) #= (0, 5, -2, 0, 2, -2, 3)
hash(1.5), hash(-1.5), hash(0.1), hash(1e300), hash(5e-324), hash(-0.25), hash(1e15 + 0.5), hash(float('inf')), hash(-float('inf')) #= (1152921504606846977, -1152921504606846977, 230584300921369408, 1224995262755759164, 16777216, -576460752303423488, 1153921504606846976, 314159, -314159)
hash(1) == hash(1.0) == hash(True), hash(2.0**70) == hash(2.0**9), hash(3.14) #= (True, True, 322818021289917443)
1.5 << 1 #! `<<` does not work between float and int
---
True & 1.5 #! `&` does not work between bool and float
---
2 @ 3.5 #! `@` does not work between int and float
