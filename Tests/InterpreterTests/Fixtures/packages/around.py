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
---
import numpy as np
from scipy import signal, special, stats
a, k = np.arange(12).reshape(3, 4), np.array([[1, 2], [3, 4], [5, 6]])
signal.convolve2d(a, k).tolist()[1:3] #= [[4, 16, 26, 36, 26], [20, 61, 82, 103, 68]]
[signal.convolve2d(a, k, mode=m, boundary=b).tolist()[0] for m in ("same", "valid") for b in ("fill", "wrap", "symm")] #= [[4, 16, 26, 36], [136, 109, 130, 151], [12, 21, 42, 63], [61, 82, 103], [61, 82, 103], [61, 82, 103]]
[signal.correlate2d(a, k, mode=m, boundary=b, fillvalue=1).tolist()[-1] for m in ("full", "same", "valid") for b in ("fill", "wrap", "symm")] #= [[35, 44, 47, 50, 31], [95, 80, 101, 122, 95], [124, 136, 157, 178, 187], [85, 95, 105, 57], [80, 101, 122, 95], [168, 189, 210, 219], [128, 149, 170], [128, 149, 170], [128, 149, 170]]
try:
    signal.correlate2d(a, np.ones((4, 2)), mode="valid")
except ValueError as error:
    fault = str(error)
fault #= "For 'valid' mode, one must be at least as large as the other in every dimension"
signal.convolve2d(np.ones((2, 2), "float32"), np.ones((2, 2), "float32")).dtype #= dtype('float32')
special.erf(np.array([0.0, 0.5, -1.0])).round(6).tolist(), round(float(special.erfc(2)), 8) #= ([0.0, 0.5205, -0.842701], 0.00467773)
stats.zscore([1, 2, 4.0]).round(4).tolist(), stats.zscore([[1, 2], [3, 6]], axis=1).tolist(), stats.zscore([1, 2, 4.0], ddof=1).round(4).tolist() #= ([-1.069, -0.2673, 1.3363], [[-1.0, 1.0], [-1.0, 1.0]], [-0.8729, -0.2182, 1.0911])
---
import sys
try:
    import google.colab
    inside = True
except ImportError as error:
    inside = False
inside, 'google.colab' in sys.modules #= (False, False)
try:
    from google.colab import drive
except ModuleNotFoundError as error:
    drive = None
drive is None #= True
