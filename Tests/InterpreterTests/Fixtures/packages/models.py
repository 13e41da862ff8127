import numpy as np
from sklearn.linear_model import LinearRegression, Ridge
def r(x, n=6): return np.round(np.asarray(x, float), n).tolist()
x = np.array([[1, 1], [1, 2], [2, 2], [2, 3], [0, 5]])
y = np.array([6.1, 8.0, 9.2, 10.9, 12.0])
model = LinearRegression().fit(x, y)
r(model.coef_), r(model.intercept_), r(model.predict([[3, 5]])), r(model.score(x, y)), model.rank_, r(model.singular_), model.n_features_in_ #= ([1.237895, 1.771579], 3.148421, [15.72], 0.999497, 2, [3.181683, 1.369998], 2)
model, LinearRegression(fit_intercept=False), Ridge(2.0), model.get_params() #= (LinearRegression(), LinearRegression(fit_intercept=False), Ridge(alpha=2.0), {'copy_X': True, 'fit_intercept': True, 'n_jobs': None, 'positive': False, 'tol': 1e-06})
both = LinearRegression().fit(x, np.stack([y, 2 * y], 1))
r(both.coef_), r(both.intercept_), both.predict(x).shape #= ([[1.237895, 1.771579], [2.475789, 3.543158]], [3.148421, 6.296842], (5, 2))
r(LinearRegression(fit_intercept=False).fit(x, y).coef_), LinearRegression(fit_intercept=False).fit(x, y).intercept_ #= ([2.311494, 2.398851], 0.0)
r(LinearRegression().fit(x, y, sample_weight=[1, 2, 3, 4, 5]).coef_), r(Ridge(0.5).fit(x, y).coef_), r(Ridge().fit(x[:1], y[:1]).coef_) #= ([1.21705, 1.755228], [0.908911, 1.592079], [0.0, 0.0])
LinearRegression().predict(x) #! NotFittedError: This LinearRegression instance is not fitted yet. Call 'fit' with appropriate arguments before using this estimator.
---
import numpy as np
from sklearn.linear_model import LinearRegression
LinearRegression().fit([1, 2, 3], [1, 2, 3]) #! ValueError: Expected 2D array, got 1D array instead:⏎array=[1 2 3].⏎Reshape your data either using array.reshape(-1, 1) if your data has a single feature or array.reshape(1, -1) if it contains a single sample.
---
import numpy as np
from sklearn.linear_model import LinearRegression
LinearRegression().fit(np.ones((3, 2)), np.ones(3)).predict(np.ones((1, 3))) #! ValueError: X has 3 features, but LinearRegression is expecting 2 features as input.
---
from sklearn.linear_model import LinearRegression
LinearRegression(positive=True).fit([[1.0]], [1.0]) #!~ NotImplementedError: LinearRegression: positive=True is not here, only False
---
from sklearn.linear_model import Lasso; Lasso #!~ sklearn.linear_model.Lasso is in scikit-learn, not in Fieldbook
#? here are LinearRegression, Ridge, LogisticRegression
---
import numpy as np
from sklearn.linear_model import LogisticRegression
def r(x, n=5): return np.round(np.asarray(x, float), n).tolist()
x = np.array([[np.sin(3 * i + j) for j in range(3)] for i in range(40)])
y = (x[:, 0] + 0.5 * np.cos(np.arange(40)) > 0).astype(int)
model = LogisticRegression().fit(x, y)
r(model.coef_), r(model.intercept_), model.n_iter_.tolist(), model.classes_, r(model.score(x, y)) #= ([[1.9277, 1.0548, -0.78788]], [-0.17602], [6], array([0, 1]), 0.9)
model.predict(x[:8]), r(model.predict_proba(x[:2])), r(model.decision_function(x[:2])), r(model.predict_log_proba(x[:1])) #= (array([0, 1, 0, 1, 0, 1, 0, 1]), [[0.50121, 0.49879], [0.48669, 0.51331]], [-0.00486, 0.05326], [[-0.69072, -0.69558]])
names = np.array(['low', 'middle', 'high'])[np.digitize(x[:, 1] + x[:, 2], [-0.5, 0.5])]
several = LogisticRegression(C=10, max_iter=300).fit(x, names)
several, several.classes_.tolist(), r(several.coef_), r(several.intercept_), several.n_iter_.tolist() #= (LogisticRegression(C=10, max_iter=300), ['high', 'low', 'middle'], [[0.23936, 4.02577, 4.11091], [-0.24138, -4.03408, -4.11786], [0.00202, 0.00831, 0.00695]], [-0.61297, -0.6244, 1.23737], [10])
several.predict(x[:4]).tolist(), r(several.predict_proba(x[:2])) #= (['high', 'low', 'high', 'low'], [[0.99484, 0.0, 0.00516], [0.0, 0.99405, 0.00595]])
r(LogisticRegression(fit_intercept=False).fit(x, y).coef_), r(LogisticRegression().fit(x, y, sample_weight=np.arange(40)).coef_) #= ([[1.921, 1.04935, -0.78707]], [[3.30084, 1.7931, -1.36322]])
LogisticRegression().fit(x, np.zeros(40)) #! ValueError: This solver needs samples of at least 2 classes in the data, but the data contains only one class: np.float64(0.0)
---
import numpy as np
from sklearn.decomposition import PCA
def r(x, n=6): return np.round(np.asarray(x, float), n).tolist()
x = np.array([[np.sin(3 * i * j + i + j) for j in range(4)] for i in range(30)])
model = PCA(2)
r(model.fit_transform(x)[:2]), r(model.components_), r(model.explained_variance_), r(model.explained_variance_ratio_), r(model.singular_values_), r(model.mean_), r(model.noise_variance_) #= ([[0.99761, 0.266913], [0.28872, -1.047726]], [[0.467726, 0.520178, 0.573238, 0.426668], [-0.559439, 0.633193, -0.390321, 0.365711]], [0.596099, 0.519051], [0.295375, 0.257197], [4.157749, 3.879754], [0.042269, -0.007115, 0.015835, -0.008408], 0.451479)
r(model.inverse_transform(model.transform(x[:1]))), model.n_components_, model #= ([[0.359556, 0.680828, 0.483522, 0.514854]], 2, PCA(n_components=2))
tall = np.concatenate([x, x + 1, 2 * x])
r(PCA(n_components=3, whiten=True).fit(tall).transform(tall)[:2]), PCA(0.8).fit(tall).n_components_, PCA().fit(x[:3]).components_.shape #= ([[0.19065, 0.248693, -0.635489], [-0.24971, -1.029273, 0.853883]], np.int64(3), (3, 4))
r(PCA(2, svd_solver='full').fit(tall).components_), r(PCA(1, whiten=True).fit(tall).inverse_transform([[1.0]])) #= ([[0.484583, 0.510084, 0.516096, 0.488508], [-0.571976, 0.61584, -0.408525, 0.355937]], [[1.083912, 1.054599, 1.093812, 1.021966]])
PCA(5).fit(x) #! ValueError: n_components=5 must be between 0 and min(n_samples, n_features)=4 with svd_solver='full'
---
import numpy as np
from sklearn.cluster import KMeans
def r(x, n=5): return np.round(np.asarray(x, float), n).tolist()
x = np.array([[np.sin(7 * i) + 3 * (i % 3), np.cos(5 * i) - 2 * (i % 3)] for i in range(60)])
model = KMeans(3, random_state=0).fit(x)
model.labels_[:12], r(model.cluster_centers_), r(model.inertia_), model.n_iter_, model #= (array([2, 1, 0, 2, 1, 0, 2, 1, 0, 2, 1, 0], dtype=int32), [[6.0034, -3.99496], [3.01989, -1.96235], [0.02658, 0.01632]], 60.36506, 3, KMeans(n_clusters=3, random_state=0))
model.predict([[0.0, 0.0], [6.0, -4.0]]), r(model.transform(x[:1])), r(model.score(x)) #= (array([2, 0], dtype=int32), [[7.80964, 4.23028, 0.98404]], -60.36506)
[KMeans(4, random_state=s, n_init=n, init=i).fit_predict(x)[:10].tolist() for s, n, i in [(1, 3, 'k-means++'), (2, 'auto', 'random'), (42, 1, 'k-means++')]] #= [[2, 0, 1, 3, 0, 1, 2, 0, 1, 2], [2, 1, 3, 0, 1, 3, 2, 1, 3, 2], [1, 0, 2, 1, 0, 3, 1, 0, 3, 1]]
KMeans(2, init=x[:2]).fit(x).labels_[:10], r(KMeans(2, init=x[:2]).fit(x.astype('float32')).cluster_centers_, 3) #= (array([0, 1, 1, 0, 1, 1, 0, 0, 1, 0], dtype=int32), [[0.68, -0.454], [5.061, -3.316]])
KMeans(5).fit(x[:3]) #! ValueError: n_samples=3 should be >= n_clusters=5.
---
import numpy as np
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor, NearestNeighbors
def r(x, n=6): return np.round(np.asarray(x, float), n).tolist()
x = np.array([[np.sin(7 * i), np.cos(5 * i * i)] for i in range(40)])
y = np.array(['a', 'b'])[(x[:, 0] * x[:, 1] > 0).astype(int)]
model = KNeighborsClassifier(3).fit(x[:30], y[:30])
model.predict(x[30:]).tolist(), r(model.predict_proba(x[30:33])), r(model.score(x[30:], y[30:])), model.classes_.tolist(), model #= (['b', 'a', 'a', 'b', 'a', 'a', 'a', 'a', 'b', 'a'], [[0.0, 1.0], [0.666667, 0.333333], [1.0, 0.0]], 0.9, ['a', 'b'], KNeighborsClassifier(n_neighbors=3))
distances, places = model.kneighbors(x[30:32])
r(distances), places, model.kneighbors(x[:1], 2, return_distance=False) #= ([[0.193824, 0.212522, 0.404829], [0.500965, 0.649799, 0.674904]], array([[ 1, 18, 27],⏎       [ 4, 22, 16]]), array([[ 0, 26]]))
KNeighborsClassifier(weights='distance', p=1).fit(x[:30], y[:30]).predict(x[30:]).tolist(), r(KNeighborsClassifier(4, weights='distance').fit(x[:30], y[:30]).predict_proba(x[28:32])) #= (['b', 'a', 'a', 'b', 'a', 'a', 'a', 'a', 'b', 'a'], [[0.0, 1.0], [0.0, 1.0], [0.0, 1.0], [0.562074, 0.437926]])
near = NearestNeighbors(n_neighbors=2, metric='cosine').fit(x)
r(near.kneighbors()[0][:3]), near.kneighbors()[1][:3], near #= ([[0.004823, 0.006009], [0.000141, 0.011695], [0.000141, 0.014399]], array([[35, 22],⏎       [ 2,  3],⏎       [ 1,  3]]), NearestNeighbors(metric='cosine', n_neighbors=2))
r(KNeighborsRegressor(3).fit(x, x[:, 0]).predict([[0.1, 0.2]])), r(KNeighborsRegressor(3, weights='distance').fit(x, x).predict([[0.1, 0.2]])) #= ([0.185561], [[0.16712, 0.285325]])
model.kneighbors(x, 31) #! ValueError: Expected n_neighbors <= n_samples_fit, but n_neighbors = 31, n_samples_fit = 30, n_samples = 40
---
import sklearn
from sklearn.base import clone, BaseEstimator, TransformerMixin
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import Ridge
first = Ridge(3.0).set_params(tol=0.1)
clone(first), clone(first) is first, isinstance(first, BaseEstimator) #= (Ridge(alpha=3.0, tol=0.1), False, True)
try:
    first.predict([[1.0]])
except NotFittedError as error:
    print(type(error).__name__, isinstance(error, ValueError)) #> NotFittedError True
