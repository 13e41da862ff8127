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
