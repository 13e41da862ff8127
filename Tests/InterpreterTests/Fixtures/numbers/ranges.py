B = 10 ** 25
range(B, B + 5), list(range(B, B + 3)), len(range(B, B + 5)), range(B, B + 5)[1], range(B)[-1], B in range(B + 1), B in range(B) #= (range(10000000000000000000000000, 10000000000000000000000005), [10000000000000000000000000, 10000000000000000000000001, 10000000000000000000000002], 5, 10000000000000000000000001, 9999999999999999999999999, True, False)
list(range(0, B, B // 3)), list(reversed(range(B, B + 3))), range(B, B + 9)[2:5], range(B, B + 9).index(B + 2), range(B, B + 9).count(B - 1), range(B) == range(B), bool(range(B, B)) #= ([0, 3333333333333333333333333, 6666666666666666666666666, 9999999999999999999999999], [10000000000000000000000002, 10000000000000000000000001, 10000000000000000000000000], range(10000000000000000000000002, 10000000000000000000000005), 2, 0, True, False)
max(range(B, B + 3)), sum(range(B, B + 3)), list(enumerate('ab', B)), list(enumerate('ab', 2 ** 63 - 1)), next(enumerate('a', start=2 ** 63)) #= (10000000000000000000000002, 30000000000000000000000003, [(10000000000000000000000000, 'a'), (10000000000000000000000001, 'b')], [(9223372036854775807, 'a'), (9223372036854775808, 'b')], (9223372036854775808, 'a'))
import math
math.log(10 ** 400), math.log2(2 ** 2000), math.log10(10 ** 400), math.log(8, 2), math.comb(B, 2), math.perm(B, 2), math.comb(5, 3), math.perm(5) #= (921.0340371976182, 2000.0, 400.0, 3.0, 49999999999999999999999995000000000000000000000000, 99999999999999999999999990000000000000000000000000, 10, 120)
format(float('-inf'), 'zE'), format(float('-inf'), 'z'), f'{-0.001:z.1f}' #= ('-INF', '-inf', '0.0')
def messages(*calls):
    for call in calls:
        try: call()
        except Exception as e: print(type(e).__name__, e)
messages(lambda: math.sqrt(10 ** 400), lambda: math.factorial(B), lambda: [1][B], lambda: len(range(B)), lambda: range(B)[B], lambda: range(1.5), lambda: math.log(-B), lambda: math.log(0)) #> OverflowError int too large to convert to float⏎OverflowError factorial() argument should not exceed 9223372036854775807⏎IndexError cannot fit 'int' into an index-sized integer⏎OverflowError Python int too large to convert to C ssize_t⏎IndexError range object index out of range⏎TypeError 'float' object cannot be interpreted as an integer⏎ValueError math domain error⏎ValueError math domain error
range(3).index(1.0), range(3).count('a'), range(-5, 5)[-3:], range(10)[::-2] #= (1, 0, range(2, 5), range(9, -1, -2))
