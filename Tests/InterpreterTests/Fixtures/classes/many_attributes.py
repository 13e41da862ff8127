class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

a, b = Point(1, 2), Point(3, 4)
b.z = 5
c = Point(6, 7)
a.__dict__, b.__dict__, c.__dict__ #= ({'x': 1, 'y': 2}, {'x': 3, 'y': 4, 'z': 5}, {'x': 6, 'y': 7})
del b.x
b.x = 8
list(b.__dict__), list(Point(0, 0).__dict__) #= (['y', 'z', 'x'], ['x', 'y'])
del c.y
hasattr(c, 'y'), c.x, vars(c) #= (False, 6, {'x': 6})
c.y = 1
c.x, c.y = c.y, c.x
vars(c) #= {'x': 1, 'y': 6}
---
class Bag: pass

bag = Bag()
for number in range(40):
    setattr(bag, f'name{number}', number)
bag.name3, bag.name12, bag.name13, bag.name39, len(vars(bag)) #= (3, 12, 13, 39, 40)
for number in range(0, 40, 2):
    delattr(bag, f'name{number}')
list(vars(bag))[:3], hasattr(bag, 'name12'), bag.name13, len(vars(bag)) #= (['name1', 'name3', 'name5'], False, 13, 20)
bag.name12 = 'again'
list(vars(bag))[-1], bag.name12, bag.name39 #= ('name12', 'again', 39)
other = Bag()
other.name39 = 1
vars(other) #= {'name39': 1}
---
class Turned:
    def __init__(self, first):
        if first:
            self.a = 1
            self.b = 2
        else:
            self.b = 3
            self.a = 4

pairs = [(t.a, t.b) for t in (Turned(True), Turned(False), Turned(True), Turned(False))]
pairs, [list(vars(Turned(flag))) for flag in (True, False, True)] #= ([(1, 2), (4, 3), (1, 2), (4, 3)], [['a', 'b'], ['b', 'a'], ['a', 'b']])
seen = vars(t := Turned(True))
t.c = 9
seen['d'] = 10
seen, t.d #= ({'a': 1, 'b': 2, 'c': 9, 'd': 10}, 10)
