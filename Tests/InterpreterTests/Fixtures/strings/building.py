text = ''
for i in range(5): text = text + 'a' + str(i)
text #= 'a0a1a2a3a4'
def build():
    text = ''
    for i in range(3): text = text + 'x'
    try: text = text + 5
    except TypeError as e: print(e)
    text = text + (text := 'zz') + text
    return text
print(build()) #> can only concatenate str (not "int") to str⏎xxxzzzz
class Reversed:
    def __radd__(self, other): return 'R' + other
text = 'k'; text = text + 'l' + Reversed() + 'm'; text #= 'Rklm'
number = 1; number = number + 2 + 3; items = [1]; other = items; items = items + [2]; number, items, other #= (6, [1, 2], [1])
---
[str(n) for n in (0, -1, 9, 10, -10, 99, 100, 2**63 - 1, -2**63, 10**15 - 1, 10**15, -10**15)] #= ['0', '-1', '9', '10', '-10', '99', '100', '9223372036854775807', '-9223372036854775808', '999999999999999', '1000000000000000', '-1000000000000000']
[10**n for n in range(0, 20, 6)], [len(str(-10**n)) for n in range(19)] #= ([1, 1000000, 1000000000000, 1000000000000000000], [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
