import numpy as np
from sklearn.model_selection import train_test_split
x, y = np.arange(20).reshape(10, 2), np.array([0, 1] * 5)
train_test_split(x, y, test_size=0.3, random_state=42) #= [array([[ 0,  1],⏎       [14, 15],⏎       [ 4,  5],⏎       [18, 19],⏎       [ 8,  9],⏎       [ 6,  7],⏎       [12, 13]]), array([[16, 17],⏎       [ 2,  3],⏎       [10, 11]]), array([0, 1, 0, 1, 0, 1, 0]), array([0, 1, 1])]
train_test_split(y, random_state=0) #= [array([1, 1, 0, 1, 1, 0, 1]), array([0, 0, 0])]
train_test_split(list('abcdefgh'), test_size=2, random_state=1) #= [['b', 'g', 'a', 'e', 'd', 'f'], ['h', 'c']]
train_test_split(x, y, test_size=0.4, random_state=7, stratify=y) #= [array([[ 6,  7],⏎       [ 2,  3],⏎       [10, 11],⏎       [ 8,  9],⏎       [12, 13],⏎       [ 0,  1]]), array([[16, 17],⏎       [14, 15],⏎       [18, 19],⏎       [ 4,  5]]), array([1, 1, 1, 0, 0, 0]), array([0, 1, 1, 0])]
train_test_split(np.arange(9), train_size=0.5, random_state=3) #= [array([0, 3, 1, 8]), array([6, 2, 7, 4, 5])]
train_test_split(np.arange(6), shuffle=False) #= [array([0, 1, 2, 3]), array([4, 5])]
train_test_split(['a'] * 5 + ['b'] * 5 + ['c'] * 3, test_size=0.25, random_state=5, stratify=['a'] * 5 + ['b'] * 5 + ['c'] * 3) #= [['b', 'a', 'c', 'c', 'b', 'a', 'a', 'b', 'a'], ['b', 'c', 'a', 'b']]
np.random.seed(4)
train_test_split(np.arange(5)) #= [array([1, 4, 2]), array([0, 3])]
train_test_split(np.arange(30), test_size=0.2, random_state=np.random.RandomState(9))[1] #= array([ 9,  4, 23,  7,  5,  3])
train_test_split([1, 2], [1, 2, 3]) #! Found input variables with inconsistent numbers of samples: [2, 3]
---
from sklearn.model_selection import train_test_split
train_test_split([1, 2, 3], test_size=2.0) #! test_size=2.0 should be either positive and smaller than the number of samples 3 or a float in the (0, 1) range
---
from sklearn.model_selection import train_test_split
train_test_split([1]) #! With n_samples=1, test_size=0.25 and train_size=None, the resulting train set will be empty. Adjust any of the aforementioned parameters.
---
from sklearn.model_selection import train_test_split
train_test_split([1, 2, 3, 4], stratify=[0, 0, 0, 1]) #! The least populated classes in y have only 1 member, which is too few. The minimum number of groups for any class cannot be less than 2. Classes with too few members are: [np.int64(1)]
---
from sklearn.model_selection import train_test_split
train_test_split([1, 2, 3, 4], shuffle=False, stratify=[0, 0, 1, 1]) #! Stratified train/test split is not implemented for shuffle=False
---
import numpy as np
from sklearn.model_selection import KFold, StratifiedKFold
list(KFold(3).split(np.arange(7))) #= [(array([3, 4, 5, 6]), array([0, 1, 2])), (array([0, 1, 2, 5, 6]), array([3, 4])), (array([0, 1, 2, 3, 4]), array([5, 6]))]
list(KFold(n_splits=2, shuffle=True, random_state=1).split([10, 20, 30, 40, 50])) #= [(array([0, 3]), array([1, 2, 4])), (array([1, 2, 4]), array([0, 3]))]
y = np.array([0, 0, 0, 1, 1, 1, 1, 0])
list(StratifiedKFold(2).split(np.zeros(8), y)) #= [(array([2, 5, 6, 7]), array([0, 1, 3, 4])), (array([0, 1, 3, 4]), array([2, 5, 6, 7]))]
list(StratifiedKFold(2, shuffle=True, random_state=3).split(np.zeros(8), y)) #= [(array([0, 4, 6, 7]), array([1, 2, 3, 5])), (array([1, 2, 3, 5]), array([0, 4, 6, 7]))]
list(StratifiedKFold(2).split(np.zeros(6), ['b', 'a', 'a', 'b', 'b', 'a'])) #= [(array([2, 4, 5]), array([0, 1, 3])), (array([0, 1, 3]), array([2, 4, 5]))]
KFold(4, shuffle=True, random_state=0), StratifiedKFold(), KFold(4).get_n_splits() #= (KFold(n_splits=4, random_state=0, shuffle=True), StratifiedKFold(n_splits=5, random_state=None, shuffle=False), 4)
KFold(1) #! k-fold cross-validation requires at least one train/test split by setting n_splits=2 or more, got n_splits=1.
---
from sklearn.model_selection import KFold
KFold(3, random_state=3) #! Setting a random_state has no effect since shuffle is False. You should leave random_state to its default (None), or set shuffle=True.
---
import numpy as np
from sklearn.utils import shuffle
from sklearn.utils.class_weight import compute_class_weight
shuffle([1, 2, 3, 4, 5], np.arange(5), random_state=0) #= [[3, 1, 2, 4, 5], array([2, 0, 1, 3, 4])]
shuffle(np.eye(3), random_state=2) #= array([[0., 0., 1.],⏎       [0., 1., 0.],⏎       [1., 0., 0.]])
compute_class_weight('balanced', classes=np.unique([0, 0, 1]), y=[0, 0, 1]) #= array([0.75, 1.5 ])
compute_class_weight({0: 2, 1: 5}, classes=np.array([0, 1]), y=[0, 0, 1]) #= array([2., 5.])
compute_class_weight('balanced', classes=[0, 1], y=[0, 1]) #! The 'classes' parameter of compute_class_weight must be an instance of 'numpy.ndarray'. Got [0, 1] instead.
#? classes=np.unique(y)
---
from sklearn.datasets import make_moons, make_circles, make_blobs
make_moons(6, random_state=0) #= (array([[ 2.0000000e+00,  5.0000000e-01],⏎       [-1.0000000e+00,  1.2246468e-16],⏎       [ 6.1232340e-17,  1.0000000e+00],⏎       [ 0.0000000e+00,  5.0000000e-01],⏎       [ 1.0000000e+00,  0.0000000e+00],⏎       [ 1.0000000e+00, -5.0000000e-01]]), array([1, 0, 0, 1, 0, 1]))
make_moons(5, noise=0.1, random_state=1) #= (array([[-0.05497462,  0.35971273],⏎       [-0.84172477, -0.10451468],⏎       [ 2.02575935,  0.30406054],⏎       [ 0.84921923, -0.03152921],⏎       [ 1.08581789, -0.4928657 ]]), array([1, 0, 1, 0, 1]))
make_circles(6, noise=0.05, factor=0.5, random_state=2) #= (array([[-0.33967178,  0.39092533],⏎       [-0.47485593,  0.803761  ],⏎       [ 0.44710239, -0.04545038],⏎       [-0.4724273 , -0.751415  ],⏎       [-0.24792303, -0.48890897],⏎       [ 1.02695292, -0.02980798]]), array([1, 0, 1, 0, 1, 0]))
make_blobs(6, random_state=0) #= (array([[-0.03282494,  2.712724  ],⏎       [ 2.19931109,  2.35193717],⏎       [ 2.81630525,  1.01933868],⏎       [-1.08304078,  3.25155659],⏎       [ 0.87305123,  4.71438583],⏎       [ 1.9263585 ,  4.15243012]]), array([2, 1, 1, 2, 0, 0]))
make_blobs(5, 3, centers=2, cluster_std=[0.5, 2], random_state=1, return_centers=True) #= (array([[ -8.07362997,  -7.70971659,  -8.92133681],⏎       [ -1.50004036,   4.28180468,  -9.26665854],⏎       [ -1.92364578,   3.87000556,  -9.56500869],⏎       [ -1.68580966,  -9.26466472,  -8.49808452],⏎       [ -2.81032925,   5.27889575, -10.37831595]]), array([1, 0, 0, 1, 0]), array([[-1.65955991,  4.40648987, -9.9977125 ],⏎       [-3.95334855, -7.06488218, -8.1532281 ]]))
make_blobs([2, 1], centers=[[0, 0], [5, 5]], shuffle=False, random_state=3) #= (array([[ 1.78862847,  0.43650985],⏎       [ 0.09649747, -1.8634927 ],⏎       [ 4.7226118 ,  4.64524102]]), array([0, 0, 1]))
---
from sklearn.datasets import load_digits; load_digits #!~ sklearn.datasets.load_digits is in scikit-learn, not in Fieldbook
