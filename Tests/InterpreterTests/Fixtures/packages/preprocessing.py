import numpy as np
from sklearn.preprocessing import StandardScaler, MinMaxScaler, normalize
x = np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 0.0]])
scaler = StandardScaler()
scaler.fit_transform(x) #= array([[-1.06904497,  0.        ],⏎       [-0.26726124,  1.22474487],⏎       [ 1.33630621, -1.22474487]])
scaler.mean_, scaler.var_, scaler.scale_, scaler.n_samples_seen_, scaler.n_features_in_ #= (array([ 2.33333333, 10.        ]), array([ 1.55555556, 66.66666667]), array([1.24721913, 8.16496581]), np.float64(3.0), 2)
scaler.transform([[0, 0]]), scaler.inverse_transform([[1.0, 1.0]]) #= (array([[-1.87082869, -1.22474487]]), array([[ 3.58055246, 18.16496581]]))
StandardScaler().fit_transform(np.array([[1, 2], [3, 5]], 'float32')) #= array([[-1., -1.],⏎       [ 1.,  1.]], dtype=float32)
StandardScaler(with_std=False).fit_transform([[1], [4]]), StandardScaler().fit_transform([[5.0], [5.0]]) #= (array([[-1.5],⏎       [ 1.5]]), array([[0.],⏎       [0.]]))
StandardScaler(with_mean=False), StandardScaler().fit(x) #= (StandardScaler(with_mean=False), StandardScaler())
small = MinMaxScaler()
small.fit_transform(x), small.data_min_, small.data_max_, small.scale_, small.min_ #= (array([[0.        , 0.5       ],⏎       [0.33333333, 1.        ],⏎       [1.        , 0.        ]]), array([1., 0.]), array([ 4., 20.]), array([0.33333333, 0.05      ]), array([-0.33333333,  0.        ]))
MinMaxScaler(feature_range=(-1, 1)).fit_transform([[0], [5], [10]]), small.inverse_transform([[0.5, 0.5]]) #= (array([[-1.],⏎       [ 0.],⏎       [ 1.]]), array([[ 2.5, 10. ]]))
normalize([[3, 4], [0, 0]]), normalize([[3.0, 1.0]], norm='l1'), normalize([[3.0, 1.0]], norm='max') #= (array([[0.6, 0.8],⏎       [0. , 0. ]]), array([[0.75, 0.25]]), array([[1.        , 0.33333333]]))
scaler.transform([[1, 2, 3]]) #! X has 3 features, but StandardScaler is expecting 2 features as input.
---
from sklearn.preprocessing import StandardScaler
StandardScaler().transform([[1]]) #! This StandardScaler instance is not fitted yet. Call 'fit' with appropriate arguments before using this estimator.
---
import numpy as np
from sklearn.preprocessing import StandardScaler
StandardScaler().fit(np.zeros((2, 3, 3))) #! Found array with dim 3, while dim <= 2 is required by StandardScaler.
#? pictures as rows: x.reshape(len(x), -1)
---
from sklearn.preprocessing import MinMaxScaler
try:
    MinMaxScaler().fit([1, 2, 3])
except ValueError as error:
    print(error)
 #> Expected 2D array, got 1D array instead:⏎array=[1. 2. 3.].⏎Reshape your data either using array.reshape(-1, 1) if your data has a single feature or array.reshape(1, -1) if it contains a single sample.
---
from sklearn.preprocessing import LabelEncoder, LabelBinarizer, OneHotEncoder
import numpy as np
encoder = LabelEncoder()
encoder.fit_transform(['dog', 'cat', 'dog', 'bird']) #= array([2, 1, 2, 0])
encoder.classes_ #= array(['bird', 'cat', 'dog'], dtype='<U4')
[str(c) for c in encoder.classes_], str(encoder.classes_[1]), len(encoder.classes_), encoder.classes_.tolist(), encoder.classes_[[2, 0]] #= (['bird', 'cat', 'dog'], 'cat', 3, ['bird', 'cat', 'dog'], array(['dog', 'bird'], dtype='<U4'))
encoder.classes_[np.array([0, 0, 2])] #= array(['bird', 'bird', 'dog'], dtype='<U4')
print(encoder.classes_) #> ['bird' 'cat' 'dog']
encoder.inverse_transform([0, 2, 1]), encoder.transform(['cat']) #= (array(['bird', 'dog', 'cat'], dtype='<U4'), array([1]))
LabelEncoder().fit(np.array([30, 10, 20])).classes_, LabelEncoder().fit_transform([3, 1, 3]) #= (array([10, 20, 30]), array([1, 0, 1]))
LabelBinarizer().fit_transform(['yes', 'no', 'no']), LabelBinarizer().fit_transform([1, 5, 3]) #= (array([[1],⏎       [0],⏎       [0]]), array([[1, 0, 0],⏎       [0, 0, 1],⏎       [0, 1, 0]]))
both = LabelBinarizer().fit([4, 6, 8])
both.inverse_transform(np.eye(3)), both.transform([6, 7]), both.classes_ #= (array([4, 6, 8]), array([[0, 1, 0],⏎       [0, 0, 0]]), array([4, 6, 8]))
hot = OneHotEncoder(sparse_output=False)
hot.fit_transform([['cat'], ['dog'], ['cat']]) #= array([[1., 0.],⏎       [0., 1.],⏎       [1., 0.]])
hot.categories_, hot.get_feature_names_out() #= ([array(['cat', 'dog'], dtype=object)], array(['x0_cat', 'x0_dog'], dtype=object))
hot.inverse_transform([[0, 1]]) #= array([['dog']], dtype=object)
OneHotEncoder(sparse_output=False).fit_transform(np.array([[1], [3], [1]])) #= array([[1., 0.],⏎       [0., 1.],⏎       [1., 0.]])
OneHotEncoder().fit_transform([[1], [2]]).toarray() #= array([[1., 0.],⏎       [0., 1.]])
OneHotEncoder(sparse_output=False, handle_unknown='ignore').fit([[1], [2]]).transform([[3]]) #= array([[0., 0.]])
hot.transform([['cow']]) #! Found unknown categories ['cow'] in column 0 during transform
---
from sklearn.preprocessing import LabelEncoder
LabelEncoder().fit([1, 2]).inverse_transform([0, 5]) #! y contains previously unseen labels: [5]
---
from sklearn.preprocessing import LabelEncoder
LabelEncoder().fit([[1, 2], [2, 3]]) #! y should be a 1d array, got an array of shape (2, 2) instead.
---
from sklearn.preprocessing import PolynomialFeatures; PolynomialFeatures #!~ sklearn.preprocessing.PolynomialFeatures is in scikit-learn, not in Fieldbook
