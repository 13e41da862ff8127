r = []
for i in range(5):
    if i == 1: continue
    if i == 3: break
    r.append(i)
else:
    r.append('else')
r #= [0, 2]
for i in []: pass
else: r.append('empty else')
r #= [0, 2, 'empty else']
for i in range(2): pass
else: print('done') #> done
n = 0
while n < 3: n += 1
else: n = 100
n #= 100
while True:
    n += 1
    if n > 105: break
else: n = -1
n #= 106
out = []
for a in range(3):
    for b in range(3):
        if b == 1: break
        out.append((a, b))
    else: out.append('never')
out #= [(0, 0), (1, 0), (2, 0)]
if 0: x = 'a'
elif '': x = 'b'
elif [0]: x = 'c'
else: x = 'd'
x #= 'c'
x = 1; y = 2; x + y #= 3
a = b = c = 5
a, b, c #= (5, 5, 5)
x = 10
x += 5; x -= 3; x *= 2; x //= 5; x **= 3; x %= 50
x #= 14
x = 7
x /= 2
x #= 3.5
x = 6
x &= 3; x |= 8; x ^= 1; x <<= 2; x >>= 1
x #= 22
s = 'a'
s += 'b'; s *= 3
s #= 'ababab'
1 < 2 < 3 < 4, 1 < 3 < 2, 3 > 2 >= 2 > 1, 1 == 1 == 1, 1 != 2 != 1, 1 < 2 == 2 #= (True, False, True, True, True, True)
def t(v):
    print('t', v, end=';')
    return v
t(1) < t(5) < t(3) < t(9) #> t 1;t 5;t 3;
t(0) and t(1), t(1) and t(2), t(0) or t(2), t(1) or t(2) #> t 0;t 1;t 2;t 0;t 2;t 1;
1 if t(0) else t(2) #> t 0;t 2;
not t(0) #> t 0;
None is None, 1 is not None, [] is [], None is not None #= (True, True, False, False)
'a' if 1 > 2 else 'b' if 2 > 3 else 'c' #= 'c'
for x, y in {'a': 1, 'b': 2}.items(): print(x, y, end=' ') #> a 1 b 2
for i, ch in enumerate('ab', start=1): print(i, ch, end=' ') #> 1 a 2 b
for x in (1, 2), (3, 4): print(x, end=' ') #> (1, 2) (3, 4)
for c in 'héy': print(c, end='.') #> h.é.y.
l = [1, 2, 3]
for v in l:
    if v == 1: l.append(4)
l #= [1, 2, 3, 4]
for i in range(3): i = 10
i #= 10
for l[0] in [7, 8]: pass
l[0] #= 8
assert True
assert 1 == 1, 'fine'
assert [1], print('not evaluated') #>
pass
... #= Ellipsis
(1,
 2,
 3) #= (1, 2, 3)
x = [
  1,
  2,
]
x #= [1, 2]
x = 1 + \
  2
x #= 3
if True: pass
x #= 3
z: int = 5
w: str
z #= 5
global_name = 1
def f():
    while True:
        for i in range(3):
            if i == 2: return i
f() #= 2
assert 1 == 2 #! assertion failed
#^ 1 == 2
---
assert 1 == 2, 'numbers differ' #! assertion failed: numbers differ
---
assert False, [1, 2] #! assertion failed: [1, 2]
---
assert 0, f'{1 + 1}' #! assertion failed: 2
---
while undefined_thing: pass #! undefined `undefined_thing`
---
if 1 < 'a': pass #! `<` cannot compare int with str
#^ 1 < 'a'
---
x = 5
x.real = 3 #! attribute `real` of int cannot be set
---
x = 5
x.foo = 3 #! int has no attribute `foo`
---
x += 1 #! undefined `x`
#^ x
---
1 < 2 < 'a' #! `<` cannot compare int with str
#^ 2 < 'a'
