# fieldbook only: the same under matplotlib 3.11, which the other fixtures do not need
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
len(plt.rcParams["axes.prop_cycle"].by_key()["color"]), plt.rcParams["figure.figsize"], mpl.rcParams is plt.rcParams #= (10, [6.4, 4.8], True)
plt.rc("font", size=14)
mpl.rcParams["figure.figsize"] = (8, 6)
mpl.rcParams["font.size"], mpl.rcParams["figure.figsize"], plt.figure().get_size_inches().tolist() #= (14.0, [8.0, 6.0], [8.0, 6.0])
with plt.rc_context({"image.cmap": "gray"}): inside = plt.rcParams["image.cmap"]
inside, plt.rcParams["image.cmap"] #= ('gray', 'viridis')
mpl.rcdefaults()
plt.rcParams["figure.figsize"], "ggplot" in plt.style.available #= ([6.4, 4.8], True)
try: plt.rcParams["no.such"] = 1
except KeyError: print("no such name") #> no such name
line, = plt.plot([0, 1, 2], [3, 4, 5], "r--", label="a")
line.set_linewidth(3.0); line.set_dash_capstyle("round"); line.set_alpha(0.5); line.set_data([1, 2], [5, 6])
line.get_linewidth(), line.get_alpha() > 0.49, [float(v) for v in line.get_xdata()], [float(v) for v in line.get_ydata()], line.get_label() #= (3.0, True, [1.0, 2.0], [5.0, 6.0], 'a')
plt.setp(line, linewidth=1.5, color="g")
line.get_linewidth() #= 1.5
ax = line.axes
ax.set(xlabel="x", title="t", ylim=(0, 9))
ax.get_xlabel(), ax.get_title(), [float(v) for v in ax.get_ylim()], len(ax.lines) #= ('x', 't', [0.0, 9.0], 1)
ax.invert_yaxis()
[float(v) for v in ax.get_ylim()], ax.get_xscale() #= ([9.0, 0.0], 'linear')
ax.xaxis.set_ticks([0, 1, 2]); ax.yaxis.set_ticklabels is not None #= True
[float(v) for v in ax.get_xticks()], ax.get_legend_handles_labels()[1] #= ([0.0, 1.0, 2.0], ['a'])
plt.close("all")
n, edges, patches = plt.hist([1, 1.1, 1.8, 2, 3.2, 3], bins=[1, 2, 3, 4], histtype="stepfilled")
n.tolist(), edges.tolist() #= ([3.0, 1.0, 2.0], [1.0, 2.0, 3.0, 4.0])
n, edges, _ = plt.hist([[1, 2, 3], [1, 1, 4]], bins=3, stacked=True, label=["a", "b"])
n.tolist(), edges.tolist() #= ([[1.0, 1.0, 1.0], [3.0, 1.0, 2.0]], [1.0, 2.0, 3.0, 4.0])
plt.hist([1, 2, 3, 4], bins=2, cumulative=True, density=True)[0].tolist(), plt.hist([1, 2], weights=[2, 5], bins=1)[0].tolist() #= ([0.5, 1.0], [7.0])
plt.hist2d([0, 1, 1], [0, 1, 1], bins=2)[0].tolist() #= [[1.0, 0.0], [0.0, 2.0]]
plt.close("all")
x = y = np.linspace(-1, 1, 5)
X, Y = np.meshgrid(x, y)
c = plt.contourf(X, Y, X * Y, cmap="coolwarm"); plt.colorbar(c); plt.contour(X, Y, X * Y, levels=[0.0, 0.5]) is not None #= True
plt.annotate("here", xy=(0, 0), xytext=(0.5, 0.5), arrowprops=dict(arrowstyle="->")).get_text() #= 'here'
plt.fill_between(x, y, 0, where=y > 0, alpha=0.3) is not None, len(plt.barh(["a", "b"], [1, 2])) #= (True, 2)
fig = plt.figure()
gs = fig.add_gridspec(2, 2)
a, b = fig.add_subplot(gs[0, :]), fig.add_subplot(gs[1, 1])
len(fig.axes), a is fig.axes[0], plt.subplot2grid((3, 3), (0, 0), colspan=2) is not None #= (2, True, True)
fig, axd = plt.subplot_mosaic("AB;CC")
sorted(axd), type(axd).__name__ #= (['A', 'B', 'C'], 'dict')
plt.close("all")
[round(float(v), 2) for v in plt.cm.viridis(0.0)], plt.get_cmap("hot").name, plt.cm.gray(np.array([0.0, 1.0])).shape #= ([0.27, 0.0, 0.33, 1.0], 'hot', (2, 4))
ax = plt.subplot(projection="polar"); ax.plot([0, 1], [1, 2]) is not None #= True
surface = plt.figure().add_subplot(projection="3d").plot_surface(X, Y, X * Y, cmap="coolwarm"); surface is not None #= True
import matplotlib.colors as mcolors
mcolors.to_hex("tab:blue"), mcolors.to_rgb("w"), mcolors.is_color_like("nope") #= ('#1f77b4', (1.0, 1.0, 1.0), False)
from cycler import cycler
len(cycler(color=["r", "g"])), cycler("color", ["r"]).by_key() #= (2, {'color': ['r']})
plt.close("all")
plt.figure()
plt.plot([1, 2]); plt.yscale("symlog", linthresh=0.05); plt.gca().get_yscale() #= 'symlog'
plt.close("all")
---
import numpy as np, matplotlib.pyplot as plt
from matplotlib.colors import ListedColormap, LinearSegmentedColormap
from matplotlib.patches import Patch
names = "tab10 Set1 Paired hsv jet rainbow Spectral Greys hot coolwarm seismic viridis plasma turbo cividis twilight_shifted bone terrain gnuplot2 nipy_spectral cubehelix".split()
for name in names: print(name, plt.get_cmap(name).N, np.round(plt.get_cmap(name)([0.0, 0.33, 0.771, 1.0]).ravel(), 6).tolist()) #> tab10 10 [0.121569, 0.466667, 0.705882, 1.0, 0.839216, 0.152941, 0.156863, 1.0, 0.498039, 0.498039, 0.498039, 1.0, 0.090196, 0.745098, 0.811765, 1.0]⏎Set1 9 [0.894118, 0.101961, 0.109804, 1.0, 0.301961, 0.686275, 0.290196, 1.0, 0.65098, 0.337255, 0.156863, 1.0, 0.6, 0.6, 0.6, 1.0]⏎Paired 12 [0.65098, 0.807843, 0.890196, 1.0, 0.2, 0.627451, 0.172549, 1.0, 0.415686, 0.239216, 0.603922, 1.0, 0.694118, 0.34902, 0.156863, 1.0]⏎hsv 256 [1.0, 0.0, 0.0, 1.0, 0.05441, 1.0, 0.0, 1.0, 0.562866, 0.0, 1.0, 1.0, 1.0, 0.0, 0.09375, 1.0]⏎jet 256 [0.0, 0.0, 0.5, 1.0, 0.0, 0.817647, 1.0, 1.0, 1.0, 0.509078, 0.0, 1.0, 0.5, 0.0, 0.0, 1.0]⏎rainbow 256 [0.5, 0.0, 1.0, 1.0, 0.158824, 0.8598, 0.869089, 1.0, 1.0, 0.655284, 0.349727, 1.0, 1.0, 0.0, 0.0, 1.0]⏎Spectral 256 [0.619608, 0.003922, 0.258824, 1.0, 0.99331, 0.740023, 0.428835, 1.0, 0.474279, 0.78985, 0.645982, 1.0, 0.368627, 0.309804, 0.635294, 1.0]⏎Greys 256 [1.0, 1.0, 1.0, 1.0, 0.781223, 0.781223, 0.781223, 1.0, 0.289735, 0.289735, 0.289735, 1.0, 0.0, 0.0, 0.0, 1.0]⏎hot 256 [0.0416, 0.0, 0.0, 1.0, 0.906367, 0.0, 0.0, 1.0, 1.0, 1.0, 0.104411, 1.0, 1.0, 1.0, 1.0, 1.0]⏎coolwarm 256 [0.229806, 0.298718, 0.753683, 1.0, 0.661968, 0.775491, 0.993937, 1.0, 0.947654, 0.565976, 0.447478, 1.0, 0.705673, 0.015556, 0.150233, 1.0]⏎seismic 256 [0.0, 0.0, 0.3, 1.0, 0.317647, 0.317647, 1.0, 1.0, 0.954902, 0.0, 0.0, 1.0, 0.5, 0.0, 0.0, 1.0]⏎viridis 256 [0.267004, 0.004874, 0.329415, 1.0, 0.192357, 0.403199, 0.555836, 1.0, 0.412913, 0.803041, 0.357269, 1.0, 0.993248, 0.906157, 0.143936, 1.0]⏎plasma 256 [0.050383, 0.029803, 0.527975, 1.0, 0.605485, 0.085854, 0.622686, 1.0, 0.980556, 0.613039, 0.234646, 1.0, 0.940015, 0.975158, 0.131326, 1.0]⏎turbo 256 [0.18995, 0.07176, 0.23217, 1.0, 0.09958, 0.8904, 0.72393, 1.0, 0.96904, 0.43399, 0.10294, 1.0, 0.4796, 0.01583, 0.01055, 1.0]⏎cividis 256 [0.0, 0.135112, 0.304751, 1.0, 0.338673, 0.362206, 0.428053, 1.0, 0.756975, 0.697071, 0.414659, 1.0, 0.995737, 0.909344, 0.217772, 1.0]⏎twilight_shifted 510 [0.187392, 0.077102, 0.216189, 1.0, 0.479068, 0.626687, 0.76128, 1.0, 0.667436, 0.290623, 0.314585, 1.0, 0.18488, 0.079426, 0.213077, 1.0]⏎bone 256 [0.0, 0.0, 0.0, 1.0, 0.288235, 0.288235, 0.401023, 1.0, 0.689032, 0.80098, 0.80098, 1.0, 1.0, 1.0, 1.0, 1.0]⏎terrain 256 [0.2, 0.2, 0.6, 1.0, 0.317647, 0.863529, 0.463529, 1.0, 0.545098, 0.417725, 0.390431, 1.0, 1.0, 1.0, 1.0, 1.0]⏎gnuplot2 256 [0.0, 0.0, 0.0, 1.0, 0.248162, 0.0, 1.0, 1.0, 1.0, 0.705098, 0.294902, 1.0, 1.0, 1.0, 1.0, 1.0]⏎nipy_spectral 256 [0.0, 0.0, 0.0, 1.0, 0.0, 0.639235, 0.749053, 1.0, 1.0, 0.709804, 0.0, 1.0, 0.8, 0.8, 0.8, 1.0]⏎cubehelix 256 [0.0, 0.0, 0.0, 1.0, 0.16304, 0.433007, 0.227504, 1.0, 0.767224, 0.742979, 0.945678, 1.0, 1.0, 1.0, 1.0, 1.0]
for name in names: print(np.round(plt.get_cmap(name + "_r")([-1.0, 0.2, 2.0]).ravel(), 6).tolist()) #> [0.090196, 0.745098, 0.811765, 1.0, 0.498039, 0.498039, 0.498039, 1.0, 0.121569, 0.466667, 0.705882, 1.0]⏎[0.6, 0.6, 0.6, 1.0, 0.968627, 0.505882, 0.74902, 1.0, 0.894118, 0.101961, 0.109804, 1.0]⏎[0.694118, 0.34902, 0.156863, 1.0, 0.415686, 0.239216, 0.603922, 1.0, 0.65098, 0.807843, 0.890196, 1.0]⏎[1.0, 0.0, 0.09375, 1.0, 0.724999, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0]⏎[0.5, 0.0, 0.0, 1.0, 1.0, 0.407407, 0.0, 1.0, 0.0, 0.0, 0.5, 1.0]⏎[1.0, 0.0, 0.0, 1.0, 1.0, 0.587785, 0.309017, 1.0, 0.5, 0.0, 1.0, 1.0]⏎[0.368627, 0.309804, 0.635294, 1.0, 0.4, 0.760784, 0.647059, 1.0, 0.619608, 0.003922, 0.258824, 1.0]⏎[0.0, 0.0, 0.0, 1.0, 0.25098, 0.25098, 0.25098, 1.0, 1.0, 1.0, 1.0, 1.0]⏎[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.212499, 1.0, 0.0416, 0.0, 0.0, 1.0]⏎[0.705673, 0.015556, 0.150233, 1.0, 0.931831, 0.519086, 0.40648, 1.0, 0.229806, 0.298718, 0.753683, 1.0]⏎[0.5, 0.0, 0.0, 1.0, 0.9, 0.0, 0.0, 1.0, 0.0, 0.0, 0.3, 1.0]⏎[0.993248, 0.906157, 0.143936, 1.0, 0.477504, 0.821444, 0.318195, 1.0, 0.267004, 0.004874, 0.329415, 1.0]⏎[0.940015, 0.975158, 0.131326, 1.0, 0.98826, 0.652325, 0.211364, 1.0, 0.050383, 0.029803, 0.527975, 1.0]⏎[0.4796, 0.01583, 0.01055, 1.0, 0.94084, 0.35566, 0.07031, 1.0, 0.18995, 0.07176, 0.23217, 1.0]⏎[0.995737, 0.909344, 0.217772, 1.0, 0.785965, 0.720438, 0.399613, 1.0, 0.0, 0.135112, 0.304751, 1.0]⏎[0.18488, 0.079426, 0.213077, 1.0, 0.622091, 0.233662, 0.311974, 1.0, 0.187392, 0.077102, 0.216189, 1.0]⏎[1.0, 1.0, 1.0, 1.0, 0.726562, 0.825, 0.825, 1.0, 0.0, 0.0, 0.0, 1.0]⏎[1.0, 1.0, 1.0, 1.0, 0.6, 0.488, 0.464, 1.0, 0.2, 0.2, 0.6, 1.0]⏎[1.0, 1.0, 1.0, 1.0, 1.0, 0.76, 0.24, 1.0, 0.0, 0.0, 0.0, 1.0]⏎[0.8, 0.8, 0.8, 1.0, 1.0, 0.6, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]⏎[1.0, 1.0, 1.0, 1.0, 0.758718, 0.792207, 0.954386, 1.0, 0.0, 0.0, 0.0, 1.0]
plt.cm.tab10(3), plt.cm.tab10(0.3), plt.cm.tab10(99) #= ((np.float64(0.8392156862745098), np.float64(0.15294117647058825), np.float64(0.1568627450980392), np.float64(1.0)), (np.float64(0.8392156862745098), np.float64(0.15294117647058825), np.float64(0.1568627450980392), np.float64(1.0)), (np.float64(0.09019607843137255), np.float64(0.7450980392156863), np.float64(0.8117647058823529), np.float64(1.0)))
plt.cm.jet(np.arange(256))[[3, 100, 255], :3].tolist(), plt.cm.jet(0.5, alpha=0.25), plt.cm.jet([0.1, 0.9], bytes=True).tolist() #= ([[0.0, 0.0, 0.553475935828877], [0.13598987982289687, 1.0, 0.8317520556609741], [0.5, 0.0, 0.0]], (np.float64(0.4901960784313725), np.float64(1.0), np.float64(0.4775458570524984), np.float64(0.25)), [[0, 0, 241, 255], [241, 7, 0, 255]])
[plt.get_cmap("viridis", 10).N, np.round(plt.get_cmap("viridis", 10)(3), 4).tolist(), plt.cm.jet.resampled(5)(2)] #= [10, [0.1906, 0.4071, 0.5561, 1.0], (np.float64(0.4838709677419355), np.float64(1.0), np.float64(0.4838709677419356), np.float64(1.0))]
c = ListedColormap(["red", "#00ff00", (0, 0, 1)], name="three")
c.N, c.name, c.colors, c(0.5), c([0.1, 0.9]).tolist(), c.reversed()(0), c.reversed().name #= (3, 'three', ['red', '#00ff00', (0, 0, 1)], (np.float64(0.0), np.float64(1.0), np.float64(0.0), np.float64(1.0)), [[1.0, 0.0, 0.0, 1.0], [0.0, 0.0, 1.0, 1.0]], (np.float64(0.0), np.float64(0.0), np.float64(1.0), np.float64(1.0)), 'three_r')
b = LinearSegmentedColormap.from_list("b", ["white", "red", "blue"], N=5)
b.N, b(0.25), b(1.0), LinearSegmentedColormap.from_list("p", [(0, "red"), (0.9, "white"), (1, "blue")])(0.45) #= (5, (np.float64(1.0), np.float64(0.5), np.float64(0.5), np.float64(1.0)), (np.float64(0.0), np.float64(0.0), np.float64(1.0), np.float64(1.0)), (np.float64(1.0), np.float64(0.5010893246187363), np.float64(0.5010893246187363), np.float64(1.0)))
len(plt.cm.Set3.colors), plt.cm.Set3.colors[1], isinstance(plt.cm.Set3, ListedColormap), isinstance(plt.cm.jet, ListedColormap), type(plt.cm.jet).__name__ #= (12, (1.0, 1.0, 0.7019607843137254), True, False, 'LinearSegmentedColormap')
LinearSegmentedColormap.from_list("p", [(0.1, "red"), (1, "blue")])(0.5) #! data mapping points must start with x=0 and end with x=1, and rise
---
import matplotlib.pyplot as plt
from matplotlib.patches import Patch
plt.scatter([1, 2, 3], [1, 2, 3], c=[0, 1, 2], cmap="tab10"); legend = plt.legend(handles=[Patch(color="red", label="cats"), Patch(facecolor="blue", label="dogs")])
plt.tick_params("x"); plt.gca().tick_params(axis="both", labelsize=3); plt.tick_params()
plt.tick_params("z") #! tick_params does not know axis='z'
---
import matplotlib.pyplot as plt
# The words at the ticks
fig, ax = plt.subplots()
_ = ax.bar(["a", "b"], [1, 2])
ax.get_xticklabels(), [t.get_text() for t in ax.get_xticklabels()], ax.get_xticklabels()[1].get_position() #= ([Text(0, 0, 'a'), Text(1, 0, 'b')], ['a', 'b'], (1, 0))
for t in ax.get_xticklabels():
    t.set_rotation(45)
_ = ax.set_xticklabels(ax.get_xticklabels(), rotation=45, ha="right")
[t.get_text() for t in ax.get_xticklabels()] #= ['a', 'b']
---
import matplotlib.pyplot as plt
# Words stand for places, numbered as they come
fig, ax = plt.subplots()
red, words = ax.plot(range(3), [1, 2, 3], "r", "Training")
[t.get_text() for t in ax.get_yticklabels()], [round(float(v), 3) for v in ax.get_ylim()] #= (['Training'], [-0.15, 3.15])
_ = ax.plot(range(3), [3, 2, 5], "b", "Validation")
[float(v) for v in ax.get_yticks()], [t.get_text() for t in ax.get_yticklabels()] #= ([0.0, 1.0], ['Training', 'Validation'])
fig, ax = plt.subplots()
_ = ax.plot(["a", "b", "a"], ["u", "v", "w"])
[float(v) for v in ax.get_xticks()], [t.get_text() for t in ax.get_yticklabels()], [round(float(v), 3) for v in ax.get_xlim()] #= ([0.0, 1.0], ['u', 'v', 'w'], [-0.05, 1.05])
_ = ax.scatter(["c", "b"], [1, 2])
[t.get_text() for t in ax.get_xticklabels()] #= ['a', 'b', 'c']
fig, ax = plt.subplots()
_ = ax.bar(["a", "b", "a"], [1, 2, 3])
[float(v) for v in ax.get_xticks()], [round(float(v), 3) for v in ax.get_xlim()] #= ([0.0, 1.0], [-0.49, 1.49])
_ = ax.barh(["u", "v"], [1, 2])
[t.get_text() for t in ax.get_yticklabels()] #= ['u', 'v']
fig, ax = plt.subplots()
line, = ax.plot("x", "y", "g--", data={"x": [1, 2], "y": [3, 4]})
[float(v) for v in line.get_xdata()], [float(v) for v in line.get_ydata()], len(ax.lines), [round(float(v), 4) for v in ax.axis()] #= ([1.0, 2.0], [3.0, 4.0], 1, [0.95, 2.05, 2.95, 4.05])
_ = ax.axis("Off"); _ = ax.axis("ON")
---
import matplotlib.pyplot as plt
# The names of axes as objects
fig, ax = plt.subplots()
_ = ax.set_xlabel("epochs"); _ = ax.set_title("T")
ax.xaxis.label, ax.yaxis.label, ax.title #= (Text(0.5, 0, 'epochs'), Text(0, 0.5, ''), Text(0.5, 1.0, 'T'))
ax.xaxis.label.set_size(20); ax.xaxis.label.set_color("red"); ax.yaxis.label.set_text("loss"); ax.title.set_text("U"); ax.title.set_fontsize(12)
ax.get_ylabel(), ax.xaxis.get_label().get_text(), ax.xaxis.get_label_text(), ax.get_title() #= ('loss', 'epochs', 'epochs', 'U')
---
import matplotlib.pyplot as plt
# The ticks of axes on which none were set
fig, ax = plt.subplots()
_ = ax.plot([0, 1], [-1, 3])
[float(v) for v in ax.get_yticks()], [t.get_text() for t in ax.get_yticklabels()][:2] #= ([-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5], ['−1.5', '−1.0'])
[round(float(v), 4) for v in ax.get_xticks()], [float(v) for v in ax.get_ylim()] #= ([-0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2], [-1.2, 3.2])
fig, ax = plt.subplots(2, 3, figsize=(10, 4))
_ = ax[0, 0].plot(range(10))
[float(v) for v in ax[0, 0].get_xticks()] #= [-2.0, 0.0, 2.0, 4.0, 6.0, 8.0, 10.0]
fig, ax = plt.subplots()
_ = ax.set_xticks([0, 0.5, 1])
[t.get_text() for t in ax.get_xticklabels()] #= ['0.0', '0.5', '1.0']
