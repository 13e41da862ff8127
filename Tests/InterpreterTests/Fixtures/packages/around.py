import numpy as np
from tqdm import tqdm, trange
from tqdm.auto import tqdm as auto
from tqdm.notebook import tqdm as notebook
[x * 2 for x in tqdm([1, 2, 3])], sum(trange(5)), list(auto(range(2), desc='epoch')), len(tqdm(range(7))) #= ([2, 4, 6], 10, [0, 1], 7)
bar = tqdm(total=3)
for i in range(3):
    bar.update(1)
    bar.set_description(f'epoch {i}')
    bar.set_postfix(loss=0.5)
bar.close()
bar.n, bar.total #= (3, 3)
with tqdm(range(3), desc='x', unit='batch') as steps:
    for step in steps:
        steps.set_postfix({'loss': step / 3})
step #= 2
tqdm.write('beside') #> beside
from scipy.special import softmax, expit, logsumexp
softmax([1.0, 2.0, 3.0]), expit(np.array([0.0, 2.0])), logsumexp([1.0, 2.0]) #= (array([0.09003057, 0.24472847, 0.66524096]), array([0.5       , 0.88079708]), np.float64(2.313261687518223))
softmax(np.array([[1.0, 2.0], [3.0, 5.0]]), axis=1) #= array([[0.26894142, 0.73105858],⏎       [0.11920292, 0.88079708]])
---
from scipy.ndimage import rotate #!~ scipy.ndimage.rotate is in SciPy, not in Fieldbook
---
from scipy import stats
stats.mode #!~ scipy.stats.mode is in SciPy, not in Fieldbook
---
import seaborn as sns
import numpy as np
sns.set_theme(style='whitegrid')
sns.set_style('darkgrid')
ax = sns.heatmap(np.array([[5, 1], [0, 6]]), annot=True, fmt='d', cmap='Blues', xticklabels=['cat', 'dog'], yticklabels=['cat', 'dog'])
_ = ax.set_xlabel('predicted')
_ = ax.set_title('confusion')
---
import seaborn as sns
sns.pairplot #!~ seaborn.pairplot is in seaborn, not in Fieldbook
