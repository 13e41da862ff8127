import gc, weakref
class Node:
    def __init__(self, name): self.name = name
    def go(self): return 7
n = Node('a'); r = weakref.ref(n, lambda ref: print('gone', ref() is None)); print(r() is n, callable(r.__callback__))
del n; gc.collect(); print(r(), r.__callback__) #> True True⏎gone True⏎None None
m = Node('b'); end = weakref.finalize(m, print, 'finalized', 1, sep='-'); print(end.alive, end.peek()[2:], end.atexit)
del m; gc.collect(); print(end.alive, end(), end.peek()) #> True (('finalized', 1), {'sep': '-'}) True⏎finalized-1⏎False None None
k = Node('c'); end = weakref.finalize(k, lambda: 'result'); print(end(), end.alive, end(), end.detach()) #> result False None None
k = Node('d'); end = weakref.finalize(k, print, 'never'); print(end.detach()[1:]); del k; gc.collect(); print(end.alive) #> (<built-in function print>, ('never',), {})⏎False
first, second = Node('e'), Node('f'); seen = []
refs = [weakref.ref(first, lambda ref: seen.append(1)), weakref.ref(first, lambda ref: seen.append(2)), weakref.ref(second, seen.append)]
del refs[2]; del first, second; gc.collect(); print(seen) #> [2, 1]
p = Node('g'); way = weakref.WeakMethod(p.go); print(way()()); del p; gc.collect(); print(way()) #> 7⏎None
d = weakref.WeakValueDictionary(); a = Node('h'); d['x'] = a; e = d.copy(); print(list(e), e['x'] is a, [r() is a for r in d.valuerefs()], d.setdefault('x') is a) #> ['x'] True [True] True
k = weakref.WeakKeyDictionary(); k[a] = 1; f = k.copy(); print(f[a], [r() is a for r in k.keyrefs()], k.setdefault(a, 5)); del a; gc.collect(); print(len(e), len(f)) #> 1 [True] 1⏎0 0
