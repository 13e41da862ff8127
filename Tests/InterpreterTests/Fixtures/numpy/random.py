import numpy as np
np.random.seed(42)
np.random.randint(0, 10, 5), np.random.randint(100, size=(2, 3)), np.random.randint(5), np.random.permutation(5), np.random.choice(5, 3), np.random.choice([10, 20, 30]), np.random.choice(5, 3, replace=False) #= (array([6, 3, 7, 4, 6]), array([[82, 86, 74],⏎       [74, 87, 99]]), 2, array([0, 2, 3, 1, 4]), array([1, 3, 4]), np.int64(10), array([2, 0, 4]))
np.random.seed(0)
np.random.rand(3).astype('float32'), np.random.randn(2, 2).astype('float32'), np.random.random((2,)).astype('float32'), np.random.uniform(1, 2, 3).astype('float32'), np.random.normal(5, 2, 2).astype('float32') #= (array([0.5488135 , 0.71518934, 0.60276335], dtype=float32), array([[-2.2683282,  1.3335453],⏎       [-0.842724 ,  1.9699244]], dtype=float32), array([0.891773  , 0.96366274], dtype=float32), array([1.3834416, 1.791725 , 1.5288949], dtype=float32), array([6.5220757, 5.24335  ], dtype=float32))
a = np.arange(5)
np.random.shuffle(a)
a #= array([2, 3, 4, 1, 0])
l = [1, 2, 3, 4]
np.random.shuffle(l)
l #= [3, 4, 2, 1]
rng = np.random.default_rng(42)
rng.integers(0, 10, 5), rng.random(2).astype('float32'), rng.normal(size=2).astype('float32'), rng.standard_normal(2).astype('float32'), rng.permutation(4), rng.choice(10, 3), rng.uniform(0, 5, 2).astype('float32') #= (array([0, 7, 6, 4, 4]), array([0.697368  , 0.09417735], dtype=float32), array([-1.3021795,  0.1278404], dtype=float32), array([-0.3162426 , -0.01680116], dtype=float32), array([0, 1, 3, 2]), array([5, 3, 1]), array([3.2193255, 4.113808 ], dtype=float32))
rng.integers(5, size=(2, 2)), rng.choice([1, 2, 3], 2), rng.integers(1, 6, endpoint=True, size=3) #= (array([[4, 2],⏎       [2, 2]]), array([1, 1]), array([4, 6, 1]))
b = np.arange(4)
rng.shuffle(b)
b #= array([1, 3, 0, 2])
np.random.seed(1)
np.random.permutation(np.arange(6).reshape(3, 2)), np.random.choice(3, 4, p=[0.1, 0.2, 0.7]) #= (array([[0, 1],⏎       [4, 5],⏎       [2, 3]]), array([2, 0, 2, 1]))
np.random.rand().__class__.__name__ if False else np.random.rand(2, 3).shape, np.random.randn().ndim if False else 0 #= ((2, 3), 0)
np.random.randint(5, 5) #! random integers: expected a number above `low` (5) for `high`, found 5
---
import numpy as np
np.random.seed(-1) #! seed: `seed` must be from 0 to 2**32 - 1, found -1
#^ -1
---
import numpy as np
np.random.choice(3, 5, replace=False) #! choice: expected at most 3 without replacement for `size`, found 5
---
import numpy as np
np.random.normal(0, -1) #! scale < 0
---
import numpy as np
np.random.rand(-1) #! negative dimensions are not allowed, found -1 in shape (-1,)
