import os, tempfile; os.chdir(tempfile.mkdtemp())
import csv, io
rows = [['name', 'label', 'note'], ['a.jpg', 0, 'plain'], ['b.jpg', 1, 'with, comma'], ['c "q".jpg', 2, 'line\nbreak']]
with open('labels.csv', 'w', newline='') as f:
    w = csv.writer(f); w.writerow(rows[0]); w.writerows(rows[1:])
print(repr(open('labels.csv', newline='').read())) #> 'name,label,note\r\na.jpg,0,plain\r\nb.jpg,1,"with, comma"\r\n"c ""q"".jpg",2,"line\nbreak"\r\n'
with open('labels.csv', newline='') as f:
    for row in csv.reader(f): print(row) #> ['name', 'label', 'note']⏎['a.jpg', '0', 'plain']⏎['b.jpg', '1', 'with, comma']⏎['c "q".jpg', '2', 'line\nbreak']
with open('labels.csv') as f:
    for row in csv.DictReader(f): print(row['name'], int(row['label']), dict(row)) #> a.jpg 0 {'name': 'a.jpg', 'label': '0', 'note': 'plain'}⏎b.jpg 1 {'name': 'b.jpg', 'label': '1', 'note': 'with, comma'}⏎c "q".jpg 2 {'name': 'c "q".jpg', 'label': '2', 'note': 'line\nbreak'}
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=['epoch', 'loss']); w.writeheader(); w.writerow({'epoch': 1, 'loss': 0.5}); w.writerows([{'epoch': 2, 'loss': 0.25}])
print(repr(out.getvalue())) #> 'epoch,loss\r\n1,0.5\r\n2,0.25\r\n'
try: w.writerow({'x': 1})
except ValueError as e: print(e) #> dict contains fields not in fieldnames: 'x'
print(list(csv.reader(['a;b', '1;2'], delimiter=';')), list(csv.reader(['x y  z'], delimiter=' '))) #> [['a', 'b'], ['1', '2']] [['x', 'y', '', 'z']]
r = csv.reader(['a,b', 'c,d']); next(r); print(r.line_num, next(r)) #> 1 ['c', 'd']
