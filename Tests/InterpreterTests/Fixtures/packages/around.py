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
from scipy.ndimage import rotate; rotate #!~ scipy.ndimage.rotate is in SciPy, not in Fieldbook
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
import numpy as np
from scipy.stats import norm
norm.ppf(np.linspace(0.05, 0.95, 5)).round(12).tolist(), round(float(norm.ppf(0.1, loc=2, scale=3)), 12), norm.ppf([0, 1, -1, 2]).tolist() #= ([-1.644853626951, -0.597760126042, -0.0, 0.597760126042, 1.644853626951], -1.844654696634, [-inf, inf, nan, nan])
round(float(norm.pdf(0.3)), 12), norm.cdf([0.0, 1.0]).round(12).tolist(), norm.pdf(np.array([[1, 2], [3, 4]])).round(9).tolist(), norm.pdf(1, scale=-1) #= (0.381387815461, [0.5, 0.841344746069], [[0.241970725, 0.053990967], [0.004431848, 0.00013383]], np.float64(nan))
round(float(norm(1, 2).cdf(0)), 12), round(float(norm.sf(1.0)), 12), round(float(norm.isf(0.2)), 12), round(float(norm.logcdf(-40.0)), 9), round(float(norm.logsf(3.0)), 9) #= (0.308537538726, 0.158655253931, 0.841621233573, -804.608442014, -6.607726222)
np.random.seed(3)
norm.rvs(size=3).round(8).tolist(), round(float(norm.rvs(loc=1, scale=2)), 8), norm.rvs(size=2, random_state=1).round(8).tolist() #= ([1.78862847, 0.43650985, 0.09649747], -2.72698541, [1.62434536, -0.61175641])
[round(float(n), 9) for n in (norm.mean(1), norm.std(2, 3), norm.var(0, 3), norm.median(1, 2), norm.entropy(), norm.logpdf(0.5), *norm.interval(0.95), *norm.fit([1.0, 2.0, 4.0]))] #= [1.0, 3.0, 9.0, 1.0, 1.418938533, -1.043938533, -1.959963985, 1.959963985, 2.333333333, 1.247219129]
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
---
import numpy as np, pandas as pd, seaborn as sns, matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
frame = pd.DataFrame({"epoch": [1, 2, 3, 1, 2, 3], "loss": [0.9, 0.5, 0.3, 1.0, 0.7, 0.6], "set": ["train"] * 3 + ["test"] * 3})
sns.lineplot(data=frame, x="epoch", y="loss", hue="set") #= <Axes: xlabel='epoch', ylabel='loss'>
plt.figure(); sns.scatterplot(data=frame, x="epoch", y="loss", hue="set") #= <Axes: xlabel='epoch', ylabel='loss'>
plt.figure(); ax = sns.barplot(x=["cat", "dog"], y=[3, 5]); ax.set_title("animals"); ax #= <Axes: title={'center': 'animals'}>
[float(bar.get_height()) for bar in ax.patches], ax.get_xlabel(), ax.get_title() #= ([3.0, 5.0], '', 'animals')
plt.figure(); sns.barplot(data=frame, x="set", y="loss") #= <Axes: xlabel='set', ylabel='loss'>
plt.figure(); sns.histplot([1, 2, 2, 3], bins=3), plt.figure() and sns.histplot(frame["loss"], stat="density", kde=True), plt.figure() and sns.kdeplot(x=[1.0, 2.0, 4.0], fill=True) #= (<Axes: ylabel='Count'>, <Axes: xlabel='loss', ylabel='Density'>, <Axes: ylabel='Density'>)
[tuple(round(float(part), 4) for part in color) for color in sns.color_palette("viridis", 3)], sns.color_palette("Set2")[0], len(sns.color_palette("tab10")), sns.color_palette("deep", 2).as_hex() #= ([(0.2297, 0.3224, 0.5457), (0.1276, 0.5669, 0.5506), (0.3692, 0.7889, 0.3829)], (0.4, 0.7607843137254902, 0.6470588235294118), 10, ['#4c72b0', '#dd8452'])
plt.figure(); sns.lineplot(frame[["loss"]]), plt.figure() and sns.lineplot(x=[1, 2], y=[3, 4]) #= (<Axes: >, <Axes: >)
sns.lineplot(data=frame, x="epok", y="loss") #! ValueError: Could not interpret value `epok` for `x`. An entry with this name does not appear in `data`.
---
import pandas as pd
pd.DataFrame.from_dict({"a": [1, 2], "b": [3, 4]}), pd.DataFrame.from_dict({"x": [1, 2], "y": [3, 4]}, orient="index", columns=["p", "q"]), list(pd.DataFrame.from_dict({"x": {"p": 1}}, orient="index").columns) #= (   a  b⏎0  1  3⏎1  2  4,    p  q⏎x  1  2⏎y  3  4, ['p'])
---
from scipy.stats import norm
type(norm.rvs()).__name__, type(norm.rvs(loc=1, scale=2)).__name__, norm.rvs(size=(2, 3), random_state=1).shape #= ('float64', 'float64', (2, 3))
---
# A name that is not here is refused where it is used, and those after it are bound
from sklearn.compose import make_column_transformer
from sklearn.utils import compute_class_weight
from matplotlib import font_manager, dates as mdates
from matplotlib.lines import Line2D
import matplotlib.transforms, mpl_toolkits.mplot3d
from mpl_toolkits.mplot3d import Axes3D
import numpy as np
compute_class_weight("balanced", classes=np.array([0, 1]), y=[0, 0, 0, 1]) #= array([0.66666667, 2.        ])
make_column_transformer() #!~ sklearn.compose.make_column_transformer is in scikit-learn, not in Fieldbook
#^ make_column_transformer
---
import matplotlib.font_manager as fonts
fonts.FontProperties(size=3) #!~ matplotlib.font_manager.FontProperties is in Matplotlib, not in Fieldbook
#? figures here have one font; fontsize= changes its size
---
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt, numpy as np
from mpl_toolkits.axes_grid1 import ImageGrid, make_axes_locatable
grid = ImageGrid(plt.figure(), 111, nrows_ncols=(2, 3), axes_pad=0.1)
for ax, number in zip(grid, range(6)):
    _ = ax.imshow(np.eye(3) * number)
    _ = ax.set_title(number)
[ax.get_title() for ax in grid], grid.get_geometry(), grid.axes_llc.get_title(), [ax.get_title() for ax in grid.axes_row[1]], [ax.get_title() for ax in grid.axes_column[0]] #= (['0', '1', '2', '3', '4', '5'], (2, 3), '3', ['3', '4', '5'], ['0', '3'])
len(ImageGrid(plt.figure(), (0, 0, 1, 1), (2, 2), n_axes=3, direction="column").axes_row[1]), [float(pad) for pad in grid.get_axes_pad()] #= (1, [0.1, 0.1])
ImageGrid(plt.figure(), 111, (2, 2), n_axes=5) #! ValueError: n_axes must be positive and not larger than nrows*ncols, found 5
---
import matplotlib.pyplot as plt, numpy as np
from mpl_toolkits.axes_grid1 import make_axes_locatable
fig, ax = plt.subplots()
picture = ax.imshow(np.eye(3))
room = make_axes_locatable(ax).append_axes("right", size="5%", pad=0.05)
_ = fig.colorbar(picture, cax=room)
ax.invert_yaxis(); bool(ax.yaxis_inverted()), bool(ax.xaxis_inverted()) #= (False, False)
make_axes_locatable(ax).append_axes("middle", size="5%") #! ValueError: 'middle' is not a valid value for position; supported values are 'left', 'right', 'bottom', 'top'
