import os, tempfile; os.chdir(tempfile.mkdtemp())
import json
d = {'name': 'lenet', 'layers': [32, 64], 'rate': 1e-3, 'ok': True, 'none': None, 'text': 'é"\n\u2028😀', 'nested': {'a': {}, 'b': []}, 1: 'int key', 2.5: 'f', None: 'n', True: 't'}
print(json.dumps(d)); print(json.dumps(d, indent=2)); print(json.dumps({'b':1,'a':2}, sort_keys=True, separators=(',',':')), json.dumps([1,2], indent=4), json.dumps('é', ensure_ascii=False)) #> {"name": "lenet", "layers": [32, 64], "rate": 0.001, "ok": true, "none": null, "text": "\u00e9\"\n\u2028\ud83d\ude00", "nested": {"a": {}, "b": []}, "1": "t", "2.5": "f", "null": "n"}⏎{⏎  "name": "lenet",⏎  "layers": [⏎    32,⏎    64⏎  ],⏎  "rate": 0.001,⏎  "ok": true,⏎  "none": null,⏎  "text": "\u00e9\"\n\u2028\ud83d\ude00",⏎  "nested": {⏎    "a": {},⏎    "b": []⏎  },⏎  "1": "t",⏎  "2.5": "f",⏎  "null": "n"⏎}⏎{"a":2,"b":1} [⏎    1,⏎    2⏎] "é"
s = '{"a": [1, 2.0, -3e2, "x\\u00e9\\n", null, true, false, {"b": {}}], "big": 123456789012345678901234567890, "e": []}'
print(json.loads(s), type(json.loads('1.0')), json.loads(' [ ] '), json.loads('"\\ud83d\\ude00"')) #> {'a': [1, 2.0, -300.0, 'xé\n', None, True, False, {'b': {}}], 'big': 123456789012345678901234567890, 'e': []} <class 'float'> [] 😀
for bad in ['', '{', '{"a" 1}', '[1,]', '{"a":1,}', 'nul', '"abc', '[1 2]', '{a:1}', "{'a':1}", '1 2', '"\\x"', '[1,\n2,\n}', '"a\tb"', '-', '01']:
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), e, e.pos, e.lineno, e.colno, e.msg) #> '' Expecting value: line 1 column 1 (char 0) 0 1 1 Expecting value⏎'{' Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 1 2 Expecting property name enclosed in double quotes⏎'{"a" 1}' Expecting ':' delimiter: line 1 column 6 (char 5) 5 1 6 Expecting ':' delimiter⏎'[1,]' Expecting value: line 1 column 4 (char 3) 3 1 4 Expecting value⏎'{"a":1,}' Expecting property name enclosed in double quotes: line 1 column 8 (char 7) 7 1 8 Expecting property name enclosed in double quotes⏎'nul' Expecting value: line 1 column 1 (char 0) 0 1 1 Expecting value⏎'"abc' Unterminated string starting at: line 1 column 1 (char 0) 0 1 1 Unterminated string starting at⏎'[1 2]' Expecting ',' delimiter: line 1 column 4 (char 3) 3 1 4 Expecting ',' delimiter⏎'{a:1}' Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 1 2 Expecting property name enclosed in double quotes⏎"{'a':1}" Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 1 2 Expecting property name enclosed in double quotes⏎'1 2' Extra data: line 1 column 3 (char 2) 2 1 3 Extra data⏎'"\\x"' Invalid \escape: line 1 column 2 (char 1) 1 1 2 Invalid \escape⏎'[1,\n2,\n}' Expecting value: line 3 column 1 (char 7) 7 3 1 Expecting value⏎'"a\tb"' Invalid control character at: line 1 column 3 (char 2) 2 1 3 Invalid control character at⏎'-' Expecting value: line 1 column 1 (char 0) 0 1 1 Expecting value⏎'01' Extra data: line 1 column 2 (char 1) 1 1 2 Extra data
for bad in [{1,2}, object, b'x', {(1,2): 3}, set()]:
    try: json.dumps(bad)
    except TypeError as e: print(e) #> Object of type set is not JSON serializable⏎Object of type type is not JSON serializable⏎Object of type bytes is not JSON serializable⏎keys must be str, int, float, bool or None, not tuple⏎Object of type set is not JSON serializable
class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({'s': {3,1,2}}, cls=Encoder), json.dumps({'x': {1}}, default=list), json.dumps(float('nan')), json.dumps((1,2))) #> {"s": [1, 2, 3]} {"x": [1]} NaN [1, 2]
with open('h.json', 'w') as f: json.dump({'loss': [0.5, 0.25]}, f, indent=1)
with open('h.json') as f: print(json.load(f), open('h.json').read()) #> {'loss': [0.5, 0.25]} {⏎ "loss": [⏎  0.5,⏎  0.25⏎ ]⏎}
a = []; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e) #> Circular reference detected
try: json.dumps(float('inf'), allow_nan=False)
except ValueError as e: print(e) #> Out of range float values are not JSON compliant
print(json.loads('{"a":1}', object_hook=lambda d: list(d.items())), json.loads('[1.5]', parse_float=str), json.loads('{"a":1,"b":2}', object_pairs_hook=list), json.loads(b'[1]')) #> [('a', 1)] ['1.5'] [('a', 1), ('b', 2)] [1]
---
import json
import numpy as np
json.dumps({'a': np.float64(2.5), 'b': np.float64(float('nan'))}), json.dumps(np.float64(1)) #= ('{"a": 2.5, "b": NaN}', '1.0')
json.dumps(np.float32(1)) #! Object of type float32 is not JSON serializable
---
import json
json.loads('"\\ud83d\\ude00 \\u00e9"') #= '😀 é'
json.loads('"a\\ud800b"') #!~ JSONDecodeError: Half of a surrogate pair, which is no character in fieldbook's Python: line 1 column 3 (char 2)
