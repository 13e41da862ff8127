import numpy as np
np.zeros(-1) #! negative dimensions are not allowed, found -1 in shape (-1,)
#^ np.zeros(-1)
---
import numpy as np
np.zeros((2, 3)) @ np.zeros((2, 3)) #! matmul: shapes (2, 3) and (2, 3) do not fit: the left has 3 columns, the right 2 rows
#^ np.zeros((2, 3)) @ np.zeros((2, 3))
#? transpose one of them, or reshape
---
import numpy as np
np.arange(6).reshape(4, 2) #! cannot reshape tensor of size 6 into shape (4, 2)
#^ np.arange(6).reshape(4, 2)
#? the product of the lengths must stay the same; one of them may be -1 and is worked out
---
import numpy as np
np.zeros((2, 3))[:, 3] #! index 3 is out of bounds for axis 1 with size 3
#^ :, 3
---
import numpy as np
np.concatenate([np.zeros((2, 3)), np.zeros((3, 2))]) #! concatenate: all dimensions except the joined one must match; along axis 1 the tensor at index 0 has size 3, the one at index 1 has size 2
#^ np.concatenate([np.zeros((2, 3)), np.zeros((3, 2))])
---
import numpy as np
np.array([[1, 2], [3]]) #! the nested lists are uneven: their shape is (2,) after 1 level, and lists of different lengths stand below that
#^ [[1, 2], [3]]
#? all lists of one level need the same length
---
import numpy as np
np.zeros(3)[1.5] #! an index into a tensor is int, slice, ..., np.newaxis, or a list or tensor of ints or bools, found float
#^ 1.5
#? whole numbers only: int(…), or divide with //
---
import numpy as np
np.zeros((2, 2)).reshape(3, -1) #! cannot reshape tensor of size 4 into shape (3, -1)
#^ np.zeros((2, 2)).reshape(3, -1)
#? the other lengths must divide 4
---
import numpy as np
bool(np.zeros(3)) #! the truth value of a tensor of shape (3,) is ambiguous
#^ bool(np.zeros(3))
#? use x.any() or x.all()
---
import numpy as np
np.zeros(3, dtype='flaot32') #! unknown dtype 'flaot32'; did you mean 'float32'?
#^ 'flaot32'
#? there are bool, int8 to int64, uint8 to uint64, float16, float32 and float64
---
import numpy as np
np.mean('abc') #! mean expects tensor for `a`, found str
#^ 'abc'
