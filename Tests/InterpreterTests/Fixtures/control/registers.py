# Loops and functions over numbers, run long enough to go into registers, and what they cannot do there.
import math
import numpy as np

# overflow in mid loop
def fact(n):
    p = 1
    for i in range(1, n + 1):
        p = p * i
    return p
for _ in range(3): big = fact(60)
big #= 8320987112741390144276341183223364380754172606361245952449277696409600000000000000
def powers():
    x = 1
    out = []
    for i in range(80):
        out.append(x)
        x *= 3
    return out
(powers()[-1], powers()[39], powers()[40]) #= (49269609804781974438694403402127765867, 4052555153018976267, 12157665459056928801)

# errors
def index_error(n):
    xs = [0] * 50
    k = -1
    try:
        for i in range(n):
            k = i
            xs[i] = i * i
    except IndexError as e:
        return str(e), k, xs[-1], i
    return 'ok', k
(index_error(50), index_error(51), index_error(60)) #= (('ok', 49), ('list assignment index out of range', 50, 2401, 50), ('list assignment index out of range', 50, 2401, 50))
def zero():
    total = 0.0
    try:
        for i in range(100, -1, -1):
            total += 1 / i
    except ZeroDivisionError as e:
        return str(e), i, round(total, 9)
zero() #= ('division by zero', 0, 5.187377518)
def zero2():
    i = 100
    try:
        while True:
            i -= 1
            x = 10 // i
    except ZeroDivisionError as e:
        return str(e), i, x
zero2() #= ('integer division or modulo by zero', 0, 10)
def unbound():
    try:
        for i in range(100):
            if i < 60:
                a = i
            elif i < 61:
                del a
            else:
                b = a + 1
    except UnboundLocalError as e:
        return type(e).__name__, i
unbound() #= ('UnboundLocalError', 61)

# break, continue, else
def flow(n, stop):
    s = 0
    for i in range(n):
        if i % 7 == 3: continue
        if i == stop: break
        j = 0
        while j < 5:
            j += 1
            if j == 2: continue
            if j == 4 and i % 2: break
            s += j * i
        else:
            s += 1000
    else:
        s = -s
    return s, i, j
(flow(100, 1000), flow(100, 57)) #= ((-78858, 99, 4), (36696, 57, 5))

# values and names
def types():
    total = 0
    flags = 0
    for i in range(100):
        total += i * 0.5 if i % 3 == 0 else i
        flags += (i > 50) + (i % 2 == 0)
        b = i > 5 and i
        c = i < 5 or 'x' if i == 70 else 3
        d = not i
        e = -i
    return total, flags, b, c, d, e, type(total).__name__
types() #= (4108.5, 99, 99, 3, False, -99, 'float')
def chain():
    n = 0
    for i in range(200):
        if 10 < i <= 30 < 50: n += 1
        if 3 < i < 1: n += 100
        x = 1 < i < 5
    return n, x
chain() #= (20, False)
def swap():
    a, b = 0, 1
    for _ in range(120):
        a, b = b, a + b
    return a, b
swap() #= (5358359254990966640871840, 8670007398507948658051921)
def swapobj():
    a, b = [1], 2
    for i in range(101):
        a, b = b, a
    return a, b
swapobj() #= (2, [1])
def nan():
    n = 0
    x = float('nan')
    for i in range(60):
        if x < i: n += 1
        if not (x < i): n += 10
        if x != x: n += 100
        if x == x: n += 1000
        y = 5.0 if x >= i else 6.0
    return n, y
nan() #= (6600, 6.0)
def bools():
    t = True
    s = 0
    for i in range(50):
        t = not t
        s += t
        s -= t * 2
        u = t + t
        w = t and i
    return s, t, u, w
bools() #= (-25, True, 2, 49)
def mods():
    s = []
    for i in range(-40, 40):
        s.append((i // 7, i % 7, i // -3 if i else 0, i % -3 if i else 0, i & 5, i | 3, i ^ 6))
    return s
mods()
def mods2():
    a = b = c = d = 0
    for i in range(-40, 40):
        a += i // 7; b += i % 7; c = c ^ i; d |= i & 12
    return a, b, c, d
mods2() #= (-40, 240, 0, 12)
def pows():
    t = 0; u = 0.0; v = 0
    for i in range(1, 60):
        t += i ** 3
        u += i ** 0.5 + i ** -1 + 2.5 ** 2
        v = 2 ** i
    return t, round(u, 9), v
pows() #= (3132900, 679.176380997, 576460752303423488)
def bigpow():
    v = 0
    for i in range(1, 100):
        v = 3 ** i
    return v
bigpow() #= 171792506910670443678820376588540424234035840667

# lists
def matrix(n):
    a = [[float(i + j) for j in range(n)] for i in range(n)]
    b = [[float(i - j) for j in range(n)] for i in range(n)]
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n):
                c[i][j] += a[i][k] * b[k][j]
    return c
(matrix(6), sum(map(sum, matrix(30)))) #= ([[55.0, 40.0, 25.0, 10.0, -5.0, -20.0], [70.0, 49.0, 28.0, 7.0, -14.0, -35.0], [85.0, 58.0, 31.0, 4.0, -23.0, -50.0], [100.0, 67.0, 34.0, 1.0, -32.0, -65.0], [115.0, 76.0, 37.0, -2.0, -41.0, -80.0], [130.0, 85.0, 40.0, -5.0, -50.0, -95.0]], 2022750.0)
def mixed():
    xs = [1, 'a', 2.5, None, True, 10 ** 30] * 20
    n = 0
    seen = []
    for i in range(len(xs)):
        v = xs[i]
        if isinstance(v, str):
            seen.append(v)
        elif v is None:
            n += 1
        else:
            n += v
    return n, len(seen)
mixed() #= (2.0000000000000006e+31, 20)
def grow():
    xs = []
    for i in range(5000):
        xs.append(i * 2)
        if i % 2: xs[-1] = xs[-1] + xs[0] + len(xs)
    return len(xs), xs[-1], xs[100], sum(xs)
grow() #= (5000, 14998, 200, 31247500)
def alias():
    a = [0] * 10
    b = a
    c = a[:]
    for i in range(100):
        a[i % 10] += i
        b[0] = i
    return a, b is a, c
alias() #= ([99, 460, 470, 480, 490, 500, 510, 520, 530, 540], True, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
def rows():
    grid = [[i * j for j in range(8)] for i in range(40)]
    s = 0
    for i in range(40):
        row = grid[i]
        for j in range(8):
            s += row[j] * (j + 1)
            row[j] = -1
    return s, grid[39]
rows() #= (131040, [-1, -1, -1, -1, -1, -1, -1, -1])
def nested_append():
    out = [[] for _ in range(3)]
    for i in range(90):
        out[i % 3].append(i)
    return out[2][:5], len(out[0])
nested_append() #= ([2, 5, 8, 11, 14], 30)
def listsub():
    class L(list):
        def __getitem__(self, i): return 5
    x = L([1] * 60)
    s = 0
    for i in range(60): s += x[i]
    return s
listsub() #= 300
def shrink():
    xs = list(range(100))
    n = 0
    try:
        for i in range(100):
            n += xs[i]
            if i % 3 == 0: xs.pop()
    except IndexError as e:
        return n, i, len(xs), str(e)
shrink() #= (2775, 75, 75, 'list index out of range')
def rebinding():
    xs = [1] * 100
    s = 0
    for i in range(100):
        s += xs[i]
        if i == 50: xs = [2.5] * 100
    return s
rebinding() #= 173.5

# arrays
def arr():
    a = np.zeros((6, 50)); b = np.arange(50.0); s = 0
    for i in range(50):
        a[1, i] = i; a[-1, -i - 1] = i * 0.5; b[i] += a[1, i]
        a[2][i] = b[i]
        s = s + a[2, i]
    return a.sum(), b.sum(), s, type(s).__name__
arr() #= (np.float64(4287.5), np.float64(2450.0), np.float64(2450.0), 'float64')
def arr3():
    x = np.arange(3 * 4 * 5.0).reshape(3, 4, 5); y = np.zeros((2, 3, 4, 5)); t = 0.0
    for i in range(3):
        for j in range(4):
            for k in range(5):
                t += x[i, j, k]; y[1, i, j, k] = x[i, j, k] * 2; y[0][i][j][k] = 1
    return t, y.sum(), x[1][2][3]
for _ in range(2): both = arr3()
both #= (np.float64(1770.0), np.float64(3600.0), np.float64(33.0))
def f32():
    a = np.ones(60, dtype='float32') / 3; s = 0
    for i in range(60): s += a[i]
    return s, type(s).__name__
f32() #= (np.float32(20.0), 'float32')
def ints():
    a = np.zeros(10, dtype=int)
    for i in range(100): a[i % 10] += i
    return a, a.dtype
ints() #= (array([450, 460, 470, 480, 490, 500, 510, 520, 530, 540]), dtype('int64'))
def npdiv():
    a = np.array([1.0, 2.0, 0.0] * 20); s = 0
    with np.errstate(all='ignore'):
        for i in range(60): s += 1 if a[i] > 1 else 0
        for i in range(60): x = a[i] / 2
    return s, x
npdiv() #= (20, np.float64(0.0))
def cmp():
    a = np.arange(40.0); b = False
    for i in range(40): b = a[i] > 3
    return b, type(b).__name__
cmp() #= (np.True_, 'bool')
def strided():
    a = np.arange(100.0).reshape(10, 10).T[::2, 1:]; s = 0.0
    for i in range(a.shape[0]):
        for j in range(a.shape[1]): s += a[i, j] * (i + 1)
    return s
(strided(), strided()) #= (np.float64(7470.0), np.float64(7470.0))
def oob():
    a = np.zeros((3, 3)); n = 0
    try:
        for i in range(50):
            n = i
            a[i % 4, 0] = 1
    except IndexError as e: return str(e), n
oob() #= ('index 3 is out of bounds for axis 0 with size 3', 3)
def view():
    a = np.zeros(50); b = a[10:]
    for i in range(40): b[i] = i
    return a[10:15], a.sum()
view() #= (array([0., 1., 2., 3., 4.]), np.float64(780.0))

# functions
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
fib(18) #= 2584
def collatz(n):
    c = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        c += 1
    return c
[collatz(i) for i in range(1, 60)] #= [0, 1, 7, 2, 5, 8, 16, 3, 19, 6, 14, 9, 9, 17, 17, 4, 12, 20, 20, 7, 7, 15, 15, 10, 23, 10, 111, 18, 18, 18, 106, 5, 26, 13, 13, 21, 21, 21, 34, 8, 109, 8, 29, 16, 16, 16, 104, 11, 24, 24, 24, 11, 11, 112, 112, 19, 32, 19, 32]
def ack(m, n):
    if m == 0: return n + 1
    if n == 0: return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
ack(2, 8) #= 19
def f(n): return n * f(n - 1) if n > 1 else 1
for n in range(1, 40): r = f(n)
r #= 20397882081197443358640281739902897356800000000
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
for n in range(40): deep(n)
try: deep(100000)
except RecursionError as e: kind = type(e).__name__
kind #= 'RecursionError'
deep(500) #= 500
K = 3
def addk(x): return x + K
tot = 0
for i in range(200):
    K = K + 1
    tot += addk(i)
(tot, K) #= (40600, 203)
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
[even(i) for i in range(50)].count(True) #= 25
def g(x, y=2): return x * y
s = 0
for i in range(100): s += g(i) + g(i, 3)
s #= 24750
def h(x):
    if x > 5: return x
for i in range(100): z = h(i % 8)
(z, h(3)) #= (None, None)
def strf(x): return x + x
[strf(v) for v in [1, 2.5, 'a', [1]] * 20][-4:] #= [2, 5.0, 'aa', [1, 1]]
(sorted(range(50), key=lambda x: -x)[:5], sorted(range(50), key=lambda x: x % 7)[:9]) #= ([49, 48, 47, 46, 45], [0, 7, 14, 21, 28, 35, 42, 49, 1])
max(abs(math.sin(i)) for i in range(50)) #= 0.9999902065507035
def mathy():
    s = 0.0
    for i in range(1, 100):
        s += math.sqrt(i) + math.pi * math.exp(-i) + abs(-i) + min(i, 50) + max(i, 2.5) + int(i / 3) + float(i) + round(i / 7)
    return s
mathy() #= 21564.291280850015
def shadow():
    s = 0
    for i in range(100):
        if i == 60:
            globals()['max'] = lambda a, b: 1000
        s += max(i, 1)
    del globals()['max']
    return s
shadow() #= 41771
def newrange():
    out = 0
    for i in range(60):
        for j in range(3, 0, -1): out += i * j
        for k in range(0): out += 10 ** 6
        for l in range(i, i + 5, 2): out -= l
    return out
newrange() #= 4950
try:
    for i in range(100):
        for j in range(0, 5, (i - 60)): pass
except ValueError as e: words = str(e)
(words, i) #= ('range() arg 3 must not be zero', 60)

# globals at the top level
total = 0
grid = np.zeros((5, 5))
for i in range(5):
    for j in range(5):
        for k in range(5):
            total += i * j + k
            grid[i, j] += k
(total, i, j, k, grid.sum()) #= (750, 4, 4, 4, np.float64(250.0))
count = 0
while count < 1000:
    count += 1
    if count == 500: name = 'half'
(count, name) #= (1000, 'half')
def gen():
    s = 0
    for i in range(100):
        s += i
        if i % 10 == 0:
            yield s
(list(gen()), list(zip(gen(), gen()))) #= ([0, 55, 210, 465, 820, 1275, 1830, 2485, 3240, 4095], [(0, 0), (55, 55), (210, 210), (465, 465), (820, 820), (1275, 1275), (1830, 1830), (2485, 2485), (3240, 3240), (4095, 4095)])
def closure():
    c = 0
    def inc():
        nonlocal c
        c += 1
        return c
    s = 0
    for i in range(100):
        s += c * 2
        if i % 10 == 0: inc()
        c = c + 1
    return s, c
closure() #= (10980, 110)
def ret():
    for i in range(1000):
        if i * i > 5000: return i
ret() #= 71
def ret2():
    for i in range(1000):
        if i * i > 5000: return 'x' * 3
ret2() #= 'xxx'
def trying():
    n = 0
    for i in range(100):
        try:
            if i % 5 == 0: raise ValueError(i)
            if i == 97: break
            n += i
        except ValueError:
            continue
        finally:
            n += 1000
        n += 1
    return n, i
trying() #= (101783, 97)
def walrus():
    n = 0
    for i in range(100):
        if (y := i * 2) > 50: n += y
    return n, y
walrus() #= (9250, 198)
def strs():
    line = ''
    n = 0
    for i in range(100):
        line += chr(97 + i % 26)
        n += len(line)
    return line, n
strs() #= ('abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv', 5050)
def dd():
    d = {}
    for i in range(300):
        d[i % 7] = d.get(i % 7, 0) + i
    return d
dd() #= {0: 6321, 1: 6364, 2: 6407, 3: 6450, 4: 6493, 5: 6536, 6: 6279}
def forvar():
    i = [5, 6]
    s = i[0]
    for j in range(50):
        for i in range(3): s += i
    return s, i
forvar() #= (155, 2)
def globals_assign():
    global GG
    for i in range(100): GG = i * 2
globals_assign()
GG #= 198
def augview():
    a = np.ones((4, 4)); m = a
    for i in range(60):
        a = a * 1.0
        a[i % 4, 0] += 1
    return a.sum(), m.sum()
augview() #= (np.float64(76.0), np.float64(16.0))
def e():
    x = 5
    for i in range(60):
        x = x / 2 + i
    return x
e() #= 116.0
def intdiv():
    big = 2 ** 60 + 1; r = 0
    for i in range(60): r = big / 3
    return r
intdiv() #= 3.843071682022823e+17
def longloop():
    x = 0
    for i in range(100000): x = (x * 1103515245 + 12345) % 2147483648
    return x
longloop() #= 1961691616

# What fails too often goes on the general way, in the middle of the loop.
def left(n):
    a = np.ones(n, dtype='float32'); s = 0; turns = 0
    for i in range(n):
        turns += 1
        s += a[i]
        if i == n - 2: break
    else:
        turns = -1
    return s, i, turns
left(1000) #= (np.float32(999.0), 998, 999)
left(1000) #= (np.float32(999.0), 998, 999)
def left_while(n):
    a = np.ones(n, dtype='float32'); s = 0; i = 0
    while i < n:
        s += a[i]
        i += 1
    else:
        s = -s
    return s, i
left_while(700) #= (np.float32(-700.0), 700)
def left_inside(n):
    a = np.ones(n, dtype='float32'); s = 0; count = 0
    for i in range(30):
        for j in range(n):
            s += a[j]
            count += 1
        count += 1000
    return s, i, j, count
left_inside(100) #= (np.float32(3000.0), 29, 99, 33000)
x = 1
for k in range(400):
    x = x * 3
    if k == 398: break
x == 3 ** 399, k #= (True, 398)

# A name that a loop calls and gives a number.
def twice(x): return x * 2
words = ''
try:
    for i in range(100):
        y = twice(i)
        if i == 60: twice = 3
except TypeError as e: words = str(e)
words, i, y #= ("'int' object is not callable", 61, 120)

# A local variable of a function that has no value in one call has none from another.
def last(x):
    if x > 5: y = x
    return y
total = sum(last(i) for i in range(6, 100)); total #= 4935
def outcome(f, *a):
    try: return f(*a)
    except UnboundLocalError as e: return str(e)
outcome(last, 3) #= "cannot access local variable 'y' where it is not associated with a value"
def twice_last(x): return last(x) * 2
[twice_last(i) for i in range(6, 60)][-1], outcome(twice_last, 1) #= (118, "cannot access local variable 'y' where it is not associated with a value")
def settles(x):
    n = 0
    while x > 1 and n < 1000:
        for k in range(3):
            if x % 2 == 0: break
            x += 1
        else: n = -1000
        x //= 2
        n += 1
    return n
[settles(i) for i in range(1, 40)][-5:] #= [6, 6, 6, 6, 6]
