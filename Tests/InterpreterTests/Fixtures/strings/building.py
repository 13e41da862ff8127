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
