log = []
def t(x):
    log.append(x)
    return x
d = {}
d[t('k')] = t('v')
t(1) < t(0) < t(5)
t(0) and t(9)
t(2) if t(0) else t(3)
a = [1, 2, 3]
a[t(0)] += t(10)
{t('a'): t('b'), t('c'): t('d')}
print(t('x'), *[t('y')], **{t('sep'): t('-')}) #> x-y
(lambda p=t('default'): p)()
[t(i) for i in range(2) if t(True)]
log #= ['v', 'k', 1, 0, 0, 0, 3, 0, 10, 'a', 'b', 'c', 'd', 'x', 'y', 'sep', '-', 'default', True, 0, True, 1]
i = 0
a = [0, 0, 0]
i, a[i] = 1, 5
i, a #= (1, [0, 5, 0])
x = [0, 1]
x[0], x[x[0]] = 1, 9
x #= [1, 9]
