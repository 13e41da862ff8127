import math
math.pi, math.e, math.tau, math.inf, math.nan != math.nan #= (3.141592653589793, 2.718281828459045, 6.283185307179586, inf, True)
math.sqrt(2), math.sqrt(16), math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(0.5), math.expm1(0.5) #= (1.4142135623730951, 4.0, 2.718281828459045, 2.302585092994046, 3.0, 3.0, 3.0, 0.4054651081081644, 0.6487212707001282)
math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(1), math.atan(1), math.atan2(1, 2), math.sinh(1), math.cosh(1), math.tanh(1) #= (0.8414709848078965, 0.5403023058681398, 1.5574077246549023, 1.5707963267948966, 0.0, 0.7853981633974483, 0.4636476090008061, 1.1752011936438014, 1.5430806348152437, 0.7615941559557649)
math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(2.7), math.trunc(-2.7), math.floor(5) #= (2, -3, 3, -2, 2, -2, 5)
math.fabs(-2), math.fmod(7, 3), math.fmod(-7, 3), math.copysign(3, -0.0), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist([1, 2], [4, 6]) #= (2.0, 1.0, -1.0, -3.0, 5.0, 3.0, 5.0)
math.factorial(5), math.factorial(0), math.factorial(20), math.comb(5, 2), math.comb(50, 25), math.perm(5, 2), math.perm(5), math.comb(2, 5) #= (120, 1, 2432902008176640000, 10, 126410606437752, 20, 120, 0)
math.gcd(12, 18), math.gcd(0, 5), math.gcd(-4, 6), math.gcd(), math.lcm(4, 6), math.lcm(), math.isqrt(17), math.isqrt(0), math.isqrt(10**18) #= (6, 5, 2, 0, 12, 1, 4, 0, 1000000000)
math.isnan(float('nan')), math.isinf(math.inf), math.isfinite(1.0), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2) #= (True, True, True, True, False, True)
math.degrees(math.pi), math.radians(180), math.prod([1, 2, 3]), math.prod([], start=5), math.fsum([0.1] * 10), math.pow(2, 3) #= (180.0, 3.141592653589793, 6, 5, 1.0, 8.0)
math.erf(0.5), math.erfc(0.5), math.gamma(5) #= (0.5204998778130465, 0.4795001221869535, 24.0)
from math import sqrt, pi as PI
sqrt(9), PI #= (3.0, 3.141592653589793)
import random
random.seed(42)
random.random(), random.random(), random.uniform(1, 10), random.randint(1, 100), random.randrange(10), random.randrange(0, 100, 5) #= (0.6394267984578837, 0.025010755222666936, 3.4752638653220735, 29, 2, 15)
random.choice('abc'), random.choice([1, 2, 3]), random.sample(range(100), 5), random.sample([1, 2, 3], 3), random.choices([1, 2, 3], k=4), random.choices('ab', weights=[1, 9], k=5) #= ('c', 3, [69, 11, 75, 54, 4], [1, 3, 2], [1, 2, 2, 3], ['b', 'b', 'b', 'b', 'b'])
l = list(range(10))
random.shuffle(l)
l #= [4, 3, 0, 8, 7, 1, 9, 5, 6, 2]
random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(0, 1), random.getrandbits(16), random.getrandbits(40) #= (-0.6871759112629331, 6.291784156391856, -0.36397809195962155, 2847, 505645347792)
random.seed(0)
[random.randint(0, 9) for _ in range(10)] #= [6, 6, 0, 4, 8, 7, 6, 4, 7, 5]
random.seed(123456789012)
random.random() #= 0.37701448538609916
random.sample(range(1000), 30) #= [21, 269, 143, 427, 204, 150, 846, 790, 459, 232, 968, 894, 670, 401, 834, 402, 974, 540, 197, 190, 373, 51, 279, 146, 325, 535, 118, 67, 131, 749]
import functools
from functools import partial, reduce
reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [1, 2, 3], 10), reduce(max, [3, 9, 2]), reduce(lambda a, b: a, [], 'init') #= (6, 60, 9, 'init')
double = partial(lambda a, b: a * b, 2)
double(5), partial(int, base=2)('101'), partial(sorted, reverse=True)([1, 3, 2]), partial(partial(max, 1), 5)(3) #= (10, 5, [3, 2, 1], 5)
def conv(filters, size=3, name=None): return filters, size, name
c = partial(conv, size=5)
c(8), c(8, name='x'), c(8, size=1), c.keywords, c.args #= ((8, 5, None), (8, 5, 'x'), (8, 1, None), {'size': 5}, ())
import time
t = time.time()
time.time() >= t, time.perf_counter() > 0, time.time() > 1.6e9, time.sleep(0) #= (True, True, True, None)
import math as m, random as r
m.floor(2.5), r is random #= (2, True)
math.sqrt(-1) #! sqrt: `x` must be 0 or more, found -1
#^ -1
---
import math
math.log(0) #! log: `x` must be above 0, found 0
---
import math
math.foo #! math has no `foo`
---
import math
math.sqr(2) #! math has no `sqr`; did you mean `sqrt`?
---
import math
math.ulp(1) #= 2.220446049250313e-16
#^ ulp
---
import math
math.factorial(21) #= 51090942171709440000
---
import math
math.factorial(-1) #! factorial() not defined for negative values
---
import math
math.exp(1000) #! the result of `math.exp` is too large for a float
---
import math
math.floor(math.inf) #! cannot make int from inf
---
import math
math.sqrt('a') #! sqrt expects float for `x`, found str
#^ 'a'
---
# A module that is not here can be imported; what is used of it is refused.
import asyncio, signal as signals, concurrent.futures
from threading import Thread, Lock
from math import pi
pi > 3 #= True
signals.SIGINT #!~ signal.SIGINT is in Python, not in Fieldbook
#? a notebook starts no processes; what a program prints can be pasted into a cell
---
from threading import Thread
def start():
    return Thread(target=print)
start() #!~ threading.Thread is in Python, not in Fieldbook
#^ Thread
#? cells run on one thread, and training on all cores; call the function itself
---
from threading import Thread
Thread = list
Thread() #= []
---
# In a try it is asked for
try:
    import asyncio
except ImportError:
    asyncio = None
try:
    from threading import Thread
except ImportError:
    Thread = None
asyncio, Thread #~ (None, None)
---
# Modules of processes can be imported; what starts one is refused.
import subprocess, multiprocessing, os
multiprocessing.cpu_count() == os.cpu_count(), subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL #= (True, -1, -2, -3)
str(subprocess.CalledProcessError(3, ['ls', 'x'])), subprocess.CompletedProcess('ls', 0, stdout='a') #= ("Command '['ls', 'x']' returned non-zero exit status 3.", CompletedProcess(args='ls', returncode=0, stdout='a'))
subprocess.check_output(['ls']) #!~ PermissionError: subprocess.check_output is not in fieldbook: a notebook starts no processes; what a program prints can be pasted into a cell
---
# What installs packages is passed over, as a line `!pip install` is.
import subprocess, sys
subprocess.call([sys.executable, '-m', 'pip', 'install']), subprocess.run('pip install', shell=True) #~ (0, CompletedProcess(args='pip install', returncode=0))
subprocess.run('install pip') #!~ PermissionError: subprocess.run is not in fieldbook: a notebook starts no processes; what a program prints can be pasted into a cell
---
import subprocess
subprocess.Popen('ls', shell=True) #!~ PermissionError: subprocess.Popen is not in fieldbook: a notebook starts no processes; what a program prints can be pasted into a cell
---
from multiprocessing import Pool
Pool(4) #!~ PermissionError: multiprocessing.Pool is not in fieldbook: a notebook starts no processes; call the function itself, and training uses all cores
---
import maths #! no module `maths` in fieldbook; did you mean `math`?
---
from math import sqroot #! math has no `sqroot` to import; did you mean `sqrt`?
#^ sqroot
---
from random import SystemRandom; SystemRandom #!~ random.SystemRandom is in Python, not in Fieldbook
---
from math import *
floor(2.5), round(cos(0), 2) #= (2, 1.0)
def f():
    import math
    return math.floor(3.5)
f() #= 3
import random
random.choice([]) #! Cannot choose from an empty sequence
---
import random
random.randint(5, 1) #! empty range for randrange() (5, 2, -3)
---
import random
random.sample([1], 5) #! Sample larger than population or is negative
---
from functools import reduce
reduce(lambda a, b: a, []) #! reduce() of an empty list
---
try: import mising
except ModuleNotFoundError as e: print(e.name, e) #> mising No module named 'mising'
try: undefined_thing
except NameError as e: print(e.name) #> undefined_thing
try: ''.nope
except AttributeError as e: print(e.name) #> nope
---
import random
random.seed(3)
random.choices('abc', cum_weights=[1, 3, 7], k=6), random.sample(['x', 'y'], counts=[4, 2], k=4), random.randrange(10**30) #= (['b', 'c', 'b', 'c', 'c', 'a'], ['x', 'x', 'x', 'y'], 950392898477254586892055026995)
