import pandas as pd, numpy as np
df = pd.DataFrame({'loss': [0.5, 0.25], 'accuracy': [0.7, 0.8]})
df #=    loss  accuracy⏎0  0.50       0.7⏎1  0.25       0.8
df.columns, df.index, df.shape, len(df), df.size, df.ndim, df.empty #= (Index(['loss', 'accuracy'], dtype='str'), RangeIndex(start=0, stop=2, step=1), (2, 2), 2, 4, 2, False)
df.dtypes #= loss        float64⏎accuracy    float64⏎dtype: object
df['loss'], df.accuracy #= (0    0.50⏎1    0.25⏎Name: loss, dtype: float64, 0    0.7⏎1    0.8⏎Name: accuracy, dtype: float64)
df['loss'][0], df.loc[1, 'accuracy'], df.iloc[0, 1], df.at[0, 'loss'] #= (np.float64(0.5), np.float64(0.8), np.float64(0.7), np.float64(0.5))
df.describe() #=            loss  accuracy⏎count  2.000000  2.000000⏎mean   0.375000  0.750000⏎std    0.176777  0.070711⏎min    0.250000  0.700000⏎25%    0.312500  0.725000⏎50%    0.375000  0.750000⏎75%    0.437500  0.775000⏎max    0.500000  0.800000
df.mean(), df.max(), df.sum(), df.idxmin() #= (loss        0.375⏎accuracy    0.750⏎dtype: float64, loss        0.5⏎accuracy    0.8⏎dtype: float64, loss        0.75⏎accuracy    1.50⏎dtype: float64, loss        1⏎accuracy    0⏎dtype: int64)
df.iloc[0], df.iloc[-1], df.loc[0] #= (loss        0.5⏎accuracy    0.7⏎Name: 0, dtype: float64, loss        0.25⏎accuracy    0.80⏎Name: 1, dtype: float64, loss        0.5⏎accuracy    0.7⏎Name: 0, dtype: float64)
df.values, df.to_numpy(dtype='float32'), np.array(df) #= (array([[0.5 , 0.7 ],⏎       [0.25, 0.8 ]]), array([[0.5 , 0.7 ],⏎       [0.25, 0.8 ]], dtype=float32), array([[0.5 , 0.7 ],⏎       [0.25, 0.8 ]]))
df.T #=             0     1⏎loss      0.5  0.25⏎accuracy  0.7  0.80
df.to_csv(), df.to_csv(index=False) #= (',loss,accuracy\n0,0.5,0.7\n1,0.25,0.8\n', 'loss,accuracy\n0.5,0.7\n0.25,0.8\n')
df.head(1), df.tail(1), df.head(0) #= (   loss  accuracy⏎0   0.5       0.7,    loss  accuracy⏎1  0.25       0.8, Empty DataFrame⏎Columns: [loss, accuracy]⏎Index: [])
df.info() #> <class 'pandas.DataFrame'>⏎RangeIndex: 2 entries, 0 to 1⏎Data columns (total 2 columns):⏎ #   Column    Non-Null Count  Dtype  ⏎---  ------    --------------  -----  ⏎ 0   loss      2 non-null      float64⏎ 1   accuracy  2 non-null      float64⏎dtypes: float64(2)⏎memory usage: 164.0 bytes
df['epoch'] = range(1, 3)
df['gap'] = df['accuracy'] - df['loss']
df #=    loss  accuracy  epoch   gap⏎0  0.50       0.7      1  0.20⏎1  0.25       0.8      2  0.55
df.loss.min(), df['accuracy'].max(), df.loss.idxmin(), df.loss.std(), df.loss.tolist() #= (np.float64(0.25), np.float64(0.8), 1, np.float64(0.1767766952966369), [0.5, 0.25])
df[['loss', 'gap']].round(1) #=    loss  gap⏎0   0.5  0.2⏎1   0.2  0.6
df['los'] #! no key 'los'; did you mean 'loss'?
---
import pandas as pd, numpy as np
df = pd.DataFrame({'id': ['a', 'b', 'c'], 'label': ['cat', 'dog', 'cat'], 'n': [1, 2, 3], 'f': [1.5, np.nan, 2], 'b': [True, False, True]})
df #=   id label  n    f      b⏎0  a   cat  1  1.5   True⏎1  b   dog  2  NaN  False⏎2  c   cat  3  2.0   True
df.dtypes #= id           str⏎label        str⏎n          int64⏎f        float64⏎b           bool⏎dtype: object
df.label.value_counts(), df.label.value_counts(normalize=True), df.n.value_counts() #= (label⏎cat    2⏎dog    1⏎Name: count, dtype: int64, label⏎cat    0.666667⏎dog    0.333333⏎Name: proportion, dtype: float64, n⏎1    1⏎2    1⏎3    1⏎Name: count, dtype: int64)
df.groupby('label').size(), df.groupby('label').count() #= (label⏎cat    2⏎dog    1⏎dtype: int64,        id  n  f  b⏎label             ⏎cat     2  2  2  2⏎dog     1  1  0  1)
df.groupby('label').mean(numeric_only=True) #=          n     f    b⏎label                ⏎cat    2.0  1.75  1.0⏎dog    2.0   NaN  0.0
df.groupby('label')['n'].mean(), df.groupby('label')['n'].agg(['min', 'max']), df.groupby('label').n.sum() #= (label⏎cat    2.0⏎dog    2.0⏎Name: n, dtype: float64,        min  max⏎label          ⏎cat      1    3⏎dog      2    2, label⏎cat    4⏎dog    2⏎Name: n, dtype: int64)
[(name, part.shape) for name, part in df.groupby('label')] #= [('cat', (2, 5)), ('dog', (1, 5))]
df[df.n > 1], df[(df.n > 1) & df.b], df[df['label'] == 'cat'], df[~df.b] #= (  id label  n    f      b⏎1  b   dog  2  NaN  False⏎2  c   cat  3  2.0   True,   id label  n    f     b⏎2  c   cat  3  2.0  True,   id label  n    f     b⏎0  a   cat  1  1.5  True⏎2  c   cat  3  2.0  True,   id label  n   f      b⏎1  b   dog  2 NaN  False)
df.loc[df.label == 'cat', 'n'], df.loc[0:1], df.loc[:, 'n'], df.loc[[2, 0], ['n', 'id']] #= (0    1⏎2    3⏎Name: n, dtype: int64,   id label  n    f      b⏎0  a   cat  1  1.5   True⏎1  b   dog  2  NaN  False, 0    1⏎1    2⏎2    3⏎Name: n, dtype: int64,    n id⏎2  3  c⏎0  1  a)
df.iloc[1:], df.iloc[:, 1:3], df.iloc[[0, 2]], df.iloc[0] #= (  id label  n    f      b⏎1  b   dog  2  NaN  False⏎2  c   cat  3  2.0   True,   label  n⏎0   cat  1⏎1   dog  2⏎2   cat  3,   id label  n    f     b⏎0  a   cat  1  1.5  True⏎2  c   cat  3  2.0  True, id          a⏎label     cat⏎n           1⏎f         1.5⏎b        True⏎Name: 0, dtype: object)
df.sort_values('n', ascending=False), df.sort_values(['label', 'n'], ascending=[True, False]) #= (  id label  n    f      b⏎2  c   cat  3  2.0   True⏎1  b   dog  2  NaN  False⏎0  a   cat  1  1.5   True,   id label  n    f      b⏎2  c   cat  3  2.0   True⏎0  a   cat  1  1.5   True⏎1  b   dog  2  NaN  False)
df.isnull().sum(), df.f.isna(), df.notna().all() #= (id       0⏎label    0⏎n        0⏎f        1⏎b        0⏎dtype: int64, 0    False⏎1     True⏎2    False⏎Name: f, dtype: bool, id        True⏎label     True⏎n         True⏎f        False⏎b         True⏎dtype: bool)
df.dropna(), df.fillna(0), df.f.fillna(df.f.mean()), df.dropna(subset=['n']).shape #= (  id label  n    f     b⏎0  a   cat  1  1.5  True⏎2  c   cat  3  2.0  True,   id label  n    f      b⏎0  a   cat  1  1.5   True⏎1  b   dog  2  0.0  False⏎2  c   cat  3  2.0   True, 0    1.50⏎1    1.75⏎2    2.00⏎Name: f, dtype: float64, (3, 5))
df.describe(), df.label.describe(), df.n.describe() #= (         n         f⏎count  3.0  2.000000⏎mean   2.0  1.750000⏎std    1.0  0.353553⏎min    1.0  1.500000⏎25%    1.5  1.625000⏎50%    2.0  1.750000⏎75%    2.5  1.875000⏎max    3.0  2.000000, count       3⏎unique      2⏎top       cat⏎freq        2⏎Name: label, dtype: object, count    3.0⏎mean     2.0⏎std      1.0⏎min      1.0⏎25%      1.5⏎50%      2.0⏎75%      2.5⏎max      3.0⏎Name: n, dtype: float64)
df['label'].map({'cat': 0, 'dog': 1}), df['n'].apply(lambda x: x * 2), df.label.map(str.upper) #= (0    0⏎1    1⏎2    0⏎Name: label, dtype: int64, 0    2⏎1    4⏎2    6⏎Name: n, dtype: int64, 0    CAT⏎1    DOG⏎2    CAT⏎Name: label, dtype: str)
df['label'].unique(), df.n.unique(), df.label.nunique(), df.nunique() #= (<StringArray>⏎['cat', 'dog']⏎Length: 2, dtype: str, array([1, 2, 3]), 2, id       3⏎label    2⏎n        3⏎f        2⏎b        2⏎dtype: int64)
df.values, df.label.values, df.label.to_numpy(), df.n.values #= (array([['a', 'cat', 1, 1.5, True],⏎       ['b', 'dog', 2, nan, False],⏎       ['c', 'cat', 3, 2.0, True]], dtype=object), <StringArray>⏎['cat', 'dog', 'cat']⏎Length: 3, dtype: str, array(['cat', 'dog', 'cat'], dtype=object), array([1, 2, 3]))
df.label.str.upper(), df.label.str.len(), df.label.str.contains('o'), df.id.str.cat if False else 0 #= (0    CAT⏎1    DOG⏎2    CAT⏎Name: label, dtype: str, 0    3⏎1    3⏎2    3⏎Name: label, dtype: int64, 0    False⏎1     True⏎2    False⏎Name: label, dtype: bool, 0)
pd.get_dummies(df['label']), pd.get_dummies(df['label'], dtype=int, prefix='is') #= (     cat    dog⏎0   True  False⏎1  False   True⏎2   True  False,    is_cat  is_dog⏎0       1       0⏎1       0       1⏎2       1       0)
df.set_index('id'), df.reset_index(), df.set_index('id').loc['b', 'n'] #= (   label  n    f      b⏎id                     ⏎a    cat  1  1.5   True⏎b    dog  2  NaN  False⏎c    cat  3  2.0   True,    index id label  n    f      b⏎0      0  a   cat  1  1.5   True⏎1      1  b   dog  2  NaN  False⏎2      2  c   cat  3  2.0   True, np.int64(2))
df.drop(columns=['n', 'f']), df.drop('b', axis=1).columns.tolist(), df.drop(0) #= (  id label      b⏎0  a   cat   True⏎1  b   dog  False⏎2  c   cat   True, ['id', 'label', 'n', 'f'],   id label  n    f      b⏎1  b   dog  2  NaN  False⏎2  c   cat  3  2.0   True)
df.rename(columns={'n': 'k'}), df.astype({'n': float}), df.select_dtypes('number') #= (  id label  k    f      b⏎0  a   cat  1  1.5   True⏎1  b   dog  2  NaN  False⏎2  c   cat  3  2.0   True,   id label    n    f      b⏎0  a   cat  1.0  1.5   True⏎1  b   dog  2.0  NaN  False⏎2  c   cat  3.0  2.0   True,    n    f⏎0  1  1.5⏎1  2  NaN⏎2  3  2.0)
df.sample(2, random_state=0), df.sample(frac=1, random_state=1) #= (  id label  n    f      b⏎2  c   cat  3  2.0   True⏎1  b   dog  2  NaN  False,   id label  n    f      b⏎0  a   cat  1  1.5   True⏎2  c   cat  3  2.0   True⏎1  b   dog  2  NaN  False)
df.to_dict('records'), df.to_dict(), df.to_dict('list') #= ([{'id': 'a', 'label': 'cat', 'n': 1, 'f': 1.5, 'b': True}, {'id': 'b', 'label': 'dog', 'n': 2, 'f': nan, 'b': False}, {'id': 'c', 'label': 'cat', 'n': 3, 'f': 2.0, 'b': True}], {'id': {0: 'a', 1: 'b', 2: 'c'}, 'label': {0: 'cat', 1: 'dog', 2: 'cat'}, 'n': {0: 1, 1: 2, 2: 3}, 'f': {0: 1.5, 1: nan, 2: 2.0}, 'b': {0: True, 1: False, 2: True}}, {'id': ['a', 'b', 'c'], 'label': ['cat', 'dog', 'cat'], 'n': [1, 2, 3], 'f': [1.5, nan, 2.0], 'b': [True, False, True]})
df.apply(lambda row: row['n'] * 2, axis=1), df[['n']].apply(np.max) #= (0    2⏎1    4⏎2    6⏎dtype: int64, n    3⏎dtype: int64)
[(i, row['label']) for i, row in df.iterrows()], [c for c in df], list(df.items())[2][0] #= ([(0, 'cat'), (1, 'dog'), (2, 'cat')], ['id', 'label', 'n', 'f', 'b'], 'n')
df.n / df.n.sum(), -df.n, df.n > 1, df.n == 2, df.n ** 2, 10 - df.n #= (0    0.166667⏎1    0.333333⏎2    0.500000⏎Name: n, dtype: float64, 0   -1⏎1   -2⏎2   -3⏎Name: n, dtype: int64, 0    False⏎1     True⏎2     True⏎Name: n, dtype: bool, 0    False⏎1     True⏎2    False⏎Name: n, dtype: bool, 0    1⏎1    4⏎2    9⏎Name: n, dtype: int64, 0    9⏎1    8⏎2    7⏎Name: n, dtype: int64)
df.label.isin(['cat']), df.n.between(1, 2), 'n' in df, 'x' in df, 1 in df.n #= (0     True⏎1    False⏎2     True⏎Name: label, dtype: bool, 0     True⏎1     True⏎2    False⏎Name: n, dtype: bool, True, False, True)
df.n.rolling(2).mean(), df.n.cumsum(), df.n.quantile(0.25), df.n.median(), df.b.sum(), df.b.mean() #= (0    NaN⏎1    1.5⏎2    2.5⏎Name: n, dtype: float64, 0    1⏎1    3⏎2    6⏎Name: n, dtype: int64, np.float64(1.5), np.float64(2.0), np.int64(2), np.float64(0.6666666666666666))
df.loc[df.n > 1, 'f'] = 9
df.loc[1, 'label'] = 'cow'
df #=   id label  n    f      b⏎0  a   cat  1  1.5   True⏎1  b   cow  2  9.0  False⏎2  c   cat  3  9.0   True
df.label.dtype, df.n.dtype, df.label.dtype == 'object', df.n.dtype == 'int64' #= (<StringDtype(storage='python', na_value=nan)>, dtype('int64'), False, True)
df.mean() #! Cannot perform reduction 'mean' with string dtype
#? of the columns of numbers: numeric_only=True
---
import pandas as pd, numpy as np
pd.Series([1, 2, 3]), pd.Series(['a', 'b'], name='x'), pd.Series({'a': 1.5, 'b': 2}), pd.Series([1, None]), pd.Series(['a', None]), pd.Series([1, 'a']) #= (0    1⏎1    2⏎2    3⏎dtype: int64, 0    a⏎1    b⏎Name: x, dtype: str, a    1.5⏎b    2.0⏎dtype: float64, 0    1.0⏎1    NaN⏎dtype: float64, 0      a⏎1    NaN⏎dtype: str, 0    1⏎1    a⏎dtype: object)
pd.DataFrame(), pd.DataFrame([[1, 2], [3, 4]]), pd.DataFrame(np.eye(2), columns=['a', 'b']), pd.DataFrame([{'a': 1, 'b': 2}, {'a': 3}]) #= (Empty DataFrame⏎Columns: []⏎Index: [],    0  1⏎0  1  2⏎1  3  4,      a    b⏎0  1.0  0.0⏎1  0.0  1.0,    a    b⏎0  1  2.0⏎1  3  NaN)
pd.DataFrame({'a': [1e-7, 1]}), pd.DataFrame({'a': [1e7, 1.123456789]}), pd.DataFrame({'a': [123456789.123, 1.5]}), pd.DataFrame({'a': [1000000.5, 2]}) #= (              a⏎0  1.000000e-07⏎1  1.000000e+00,               a⏎0  1.000000e+07⏎1  1.123457e+00,               a⏎0  1.234568e+08⏎1  1.500000e+00,            a⏎0  1000000.5⏎1        2.0)
pd.DataFrame({'n': range(100)}), pd.Series(range(100)), pd.Series(np.linspace(0, 1, 61), name='x') #= (     n⏎0    0⏎1    1⏎2    2⏎3    3⏎4    4⏎..  ..⏎95  95⏎96  96⏎97  97⏎98  98⏎99  99⏎⏎[100 rows x 1 columns], 0      0⏎1      1⏎2      2⏎3      3⏎4      4⏎      ..⏎95    95⏎96    96⏎97    97⏎98    98⏎99    99⏎Length: 100, dtype: int64, 0     0.000000⏎1     0.016667⏎2     0.033333⏎3     0.050000⏎4     0.066667⏎        ...   ⏎56    0.933333⏎57    0.950000⏎58    0.966667⏎59    0.983333⏎60    1.000000⏎Name: x, Length: 61, dtype: float64)
pd.DataFrame(np.zeros((3, 30))) #=     0    1    2    3    4    5    6   ...   23   24   25   26   27   28   29⏎0  0.0  0.0  0.0  0.0  0.0  0.0  0.0  ...  0.0  0.0  0.0  0.0  0.0  0.0  0.0⏎1  0.0  0.0  0.0  0.0  0.0  0.0  0.0  ...  0.0  0.0  0.0  0.0  0.0  0.0  0.0⏎2  0.0  0.0  0.0  0.0  0.0  0.0  0.0  ...  0.0  0.0  0.0  0.0  0.0  0.0  0.0⏎⏎[3 rows x 30 columns]
pd.DataFrame({'text': ['a' * 60, 'b'], 'value': [1, 22]}) #=                                                 text  value⏎0  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...      1⏎1                                                  b     22
pd.DataFrame({'a': [0.1, 0.25], 'b': ['x', None]}, index=['p', 'q']) #=       a    b⏎p  0.10    x⏎q  0.25  NaN
a = pd.DataFrame({'x': [1, 2]})
pd.concat([a, a]), pd.concat([a, a], ignore_index=True), pd.concat([a, a.rename(columns={'x': 'y'})], axis=1) #= (   x⏎0  1⏎1  2⏎0  1⏎1  2,    x⏎0  1⏎1  2⏎2  1⏎3  2,    x  y⏎0  1  1⏎1  2  2)
pd.DataFrame({'a': [np.nan, -1.5, 2.25]}), pd.DataFrame({'a': [True, False]}), pd.DataFrame({'a': np.array([1.5, 2], 'float32')}).dtypes #= (      a⏎0   NaN⏎1 -1.50⏎2  2.25,        a⏎0   True⏎1  False, a    float32⏎dtype: object)
pd.to_numeric(pd.Series(['1', '2'])), pd.isnull(None), pd.isna([1, None]), pd.unique(pd.Series([2, 1, 2])) #= (0    1⏎1    2⏎dtype: int64, True, array([False,  True]), array([2, 1]))
pd.Index(['a', 'b', 'c']), pd.Index([1, 10, 100]), pd.DataFrame(np.zeros((1, 12)), columns=[f'column{i}' for i in range(12)]).columns #= (Index(['a', 'b', 'c'], dtype='str'), Index([1, 10, 100], dtype='int64'), Index(['column0', 'column1', 'column2', 'column3', 'column4', 'column5',⏎       'column6', 'column7', 'column8', 'column9', 'column10', 'column11'],⏎      dtype='str'))
s = pd.Series([3, 1, 2], index=['c', 'a', 'b'])
s['a'], s.sort_values(), s.sort_index(), s.argmax(), s.idxmax(), s[s > 1], s.iloc[0], s.to_dict() #= (np.int64(1), a    1⏎b    2⏎c    3⏎dtype: int64, a    1⏎b    2⏎c    3⏎dtype: int64, np.int64(0), 'c', c    3⏎b    2⏎dtype: int64, np.int64(3), {'c': 3, 'a': 1, 'b': 2})
pd.DataFrame({'a': [1, 2], 'b': [1]}) #! All arrays must be of the same length
---
import pandas as pd
pd.DataFrame({'a': [1]})[['a', 'x']] #! ['x'] not in index
---
import pandas as pd
pd.DataFrame({'a': [1]}).iloc[3] #! single positional indexer is out-of-bounds
---
import pandas as pd
df = pd.DataFrame({'a': [1, 2]})
if df['a'] > 1: pass #! The truth value of a Series is ambiguous. Use a.empty, a.bool(), a.item(), a.any() or a.all().
---
import pandas as pd
pd.read_excel('x.xlsx') #! pandas.read_excel is in pandas, not in Fieldbook
#? save the sheet as CSV, then pd.read_csv
---
import pandas as pd
try:
    pd.read_csv('there-is-no-such-file.csv')
except FileNotFoundError as error:
    print(error)
 #> [Errno 2] No such file or directory: 'there-is-no-such-file.csv'
df = pd.DataFrame({'a': [2, 1], 'b': ['x', 'y']})
df.index.name = 'row'
df #=      a  b⏎row      ⏎0    2  x⏎1    1  y
del df['b']
df.columns.tolist(), df.transpose() #= (['a'], row  0  1⏎a    2  1)
df.query #!~ DataFrame.query is in pandas, not in Fieldbook
#? a mask: df[df["a"] > 1]
