# Evenly spaced numbers: whole ones are the next below; starts, ends and bases can be arrays.
import numpy as np
print(np.linspace(-1, 3, num=8, dtype=int), np.linspace(-2.5, 2.5, 6, dtype=np.int32), np.linspace(-1, 1, 4, dtype=float)) #> [-1 -1  0  0  1  1  2  3] [-3 -2 -1  0  1  2] [-1.         -0.33333333  0.33333333  1.        ]
print(np.logspace([0, 1], [2, 3], 3).tolist(), np.logspace(0, 2, 3, base=[2, 3]).tolist(), np.logspace(0, [1, 2], 3, base=[[1], [3]], axis=-1).round(4).tolist(), np.logspace(0, 2, 3, dtype=int)) #> [[1.0, 10.0], [10.0, 100.0], [100.0, 1000.0]] [[1.0, 1.0], [2.0, 3.0], [4.0, 9.0]] [[[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]], [[1.0, 1.7321, 3.0], [1.0, 3.0, 9.0]]] [  1  10 100]
---
import numpy as np
a, b = np.arange(6).reshape(2, 3), np.arange(3)
made = np.zeros(2, dtype=int)
print(np.einsum(a, [0, 1], b, [1], out=made) is made, made, np.einsum(a, [0, 1], [1], dtype='f8').dtype) #> True [ 5 14] float64
