d = {}
for i in range(1000):
    d[i] = i * i
for i in range(0, 1000, 3):
    del d[i]
len(d), 3 in d, d[4], sum(d), list(d)[:4], list(d.values())[-2:] #= (666, False, 16, 332667, [1, 2, 4, 5], [994009, 996004])
for i in range(0, 1000, 3):
    d[i] = -i
len(d), d[999], list(d)[-2:], d[998] #= (1000, -999, [996, 999], 996004)
for key in list(d):
    if key % 10:
        d.pop(key)
len(d), d.popitem(), next(iter(d)), min(d), max(d) #= (100, (990, -990), 10, 0, 980)
---
d = {1: 'a', '1': 'b', 1.5: 'c', (1, 2): 'd', None: 'e', 2**70: 'f', b'1': 'g', frozenset([1]): 'h'}
d[True], d['1'], d[3 / 2], d[(1, 2)], d[None], d[2**70], d[b'1'], d[frozenset([1.0])] #= ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
d[1.0] = 'A'
list(d)[0], d[1], len(d), 'x' in d, d.get('y', 0), d.get('1') #= (1, 'A', 8, False, 0, 'b')
words = ('naïve café ' * 3 + 'cafe naive ' * 2).split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
counts #= {'naïve': 3, 'café': 3, 'cafe': 2, 'naive': 2}
{w: i for i, w in enumerate(sorted(set(words)))}, {len(w) for w in words} == {4, 5} #= ({'cafe': 0, 'café': 1, 'naive': 2, 'naïve': 3}, True)
---
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, other): return isinstance(other, Key) and self.n == other.n

d = {Key(i): i for i in range(50)}
d[Key(7)], len(d), Key(51) in d, d.get(Key(49)) #= (7, 50, False, 49)
del d[Key(7)]
d[Key(7)] = 'new'
d[Key(7)], len(d), list(d.values())[-1] #= ('new', 50, 'new')
---
s = set(range(100)) - set(range(0, 100, 2))
s.add(7)
s.discard(9)
len(s), 9 in s, sorted(s)[:4], sum(s) #= (49, False, [1, 3, 5, 7], 2491)
'a  b\tc\n d '.split(), 'a b c d'.split(None, 2), ' x '.split(), ''.split(), 'a\x1cb\u2003c'.split() #= (['a', 'b', 'c', 'd'], ['a', 'b', 'c d'], ['x'], [], ['a', 'b', 'c'])
---
# Texts of each length are found again, however they came to be, and told from those that differ in one place.
line = 'abcdefghijklmnopqrstuvwxyzäöü' * 2
d = {line[:n]: n for n in range(len(line))}
all(d[''.join(list(line)[:n])] == n for n in range(len(line))), len(d) #= (True, 58)
changed = {line[:i] + '-' + line[i + 1:n] for n in range(1, 40) for i in range(n)}
len(changed), sum(key in d for key in changed) #= (780, 0)
len({str(n): n for n in range(-5000, 5000)}), {str(n): n for n in range(300)}['2' + '7' * 2] #= (10000, 277)
