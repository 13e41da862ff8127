# fieldbook only: figures are drawn in characters
import matplotlib.pyplot as plt
from matplotlib import pyplot
import numpy as np
pyplot is plt #= True
fig = plt.figure(figsize=(2, 1))
plt.imshow(np.eye(12), cmap="gray")
plt.show() #> ++⏎  ++⏎    ++⏎      ++⏎        ++⏎          ++
plt.show() #>
plt.figure(figsize=(2, 1))
plt.imshow(np.eye(12), cmap="gray_r"); plt.axis("off"); plt.title("ink")
print("shown at the end of the cell") #> shown at the end of the cell⏎    ink⏎==⏎  ==⏎    ==⏎      ==⏎        ==⏎          ==
fig, ax = plt.subplots(figsize=(2, 1))
ax.plot([0, 1, 2], [0, 1, 4], "o", label="points")
ax.legend()
plt.xticks([0, 1, 2]); plt.yticks([]) #>  │                 o⏎ │⏎ │⏎ │⏎ │⏎ │         o⏎ │o⏎ └┬────────┬───────┬⏎  0        1       2⏎   o  points
fig #>  │                 o⏎ │⏎ │⏎ │⏎ │⏎ │         o⏎ │o⏎ └┬────────┬───────┬⏎  0        1       2⏎   o  points
ax.set_title("squares"); repr(fig) #= '<Figure: squares. x from 0 to 2, y from 0 to 4. Line points: 3 points, first 0, last 4, lowest 0, highest 4.>'
repr(plt.figure()) #= '<Figure: A figure in which nothing is drawn.>'
plt.close("all")
---
import matplotlib.pyplot as plt
import numpy as np
n, bins, patches = plt.hist([1, 2, 2, 3, 3, 3, float("nan")], bins=3)
plt.close()
n, bins #= (array([1., 2., 3.]), array([1.        , 1.66666667, 2.33333333, 3.        ]))
n, bins, patches = plt.hist(np.array([[0, 1], [2, 3]]), bins=[0, 1, 2, 4], density=True)
plt.close()
n.tolist() #= [[0.5, 0.0, 0.25], [0.0, 0.5, 0.25]]
fig, axes = plt.subplots(2, 3)
axes.shape, len(axes), len(axes[0]), axes.size, axes.flat.shape, len(list(axes.ravel())) #= ((2, 3), 2, 3, 6, (6,), 6)
axes[1, 2] is axes[1][2], axes[-1, -1] is axes[1, 2], axes.flat[5] is axes[1, 2], fig.axes[0] is axes[0, 0] #= (True, True, True, True)
fig, axes = plt.subplots(2, 3)
first = plt.gca() is axes[0, 0], plt.gcf() is fig, axes[0, 0].figure is fig
plt.sca(axes[1, 1]); first, plt.gca() is axes[1, 1] #= ((True, True, True), True)
fig, axes = plt.subplots(1, 3); axes.shape #= (3,)
fig, axes = plt.subplots(1, 1, squeeze=False); axes.shape #= (1, 1)
plt.subplot(2, 2, 4) is plt.subplot(224), plt.gcf().add_subplot(2, 2, 1) is plt.gca() #= (True, True)
plt.plot([1, 2, 4]); plt.xlim(), plt.ylim(0, 5), plt.ylim() #= ((np.float64(-0.1), np.float64(2.1)), (0.0, 5.0), (np.float64(0.0), np.float64(5.0)))
plt.xlim([2, 0]), plt.gca().set_xlim(left=1) #= ((2.0, 0.0), (1.0, 0.0))
plt.close("all"); plt.tight_layout(); plt.rc("font", size=14); plt.cm.gray.name, plt.cm.viridis_r.name #= ('gray', 'viridis_r')
plt.close("all")
---
import matplotlib.pyplot as plt
import numpy as np
%matplotlib inline
def small(): plt.figure(figsize=(2, 1))
small(); plt.bar(["a", "b"], [1, 3]); plt.yticks([]) #>  │          ████████⏎ │          ████████⏎ │          ████████⏎ │          ████████⏎ │          ████████⏎ │▅▅▅▅▅▅▅▅  ████████⏎ │████████  ████████⏎ │████████  ████████⏎ └────┬────────┬────⏎      a        b
plt.close("all")
small(); plt.axhline(1, linestyle=":"); plt.yticks([]); plt.xticks([]) #>  │⏎ │⏎ │⏎ │⏎ │⠁⠈ ⠁⠈ ⠁⠈ ⠁⠈ ⠁⠈ ⠁⠈⏎ │⏎ │⏎ │⏎ └──────────────────
plt.close("all")
small(); plt.plot([1, float("inf")], [2, 3]); plt.axis("off") #> ⏎⏎⏎⏎⏎⏎⏎⏎⏎          o
small(); plt.plot([float("nan")]); plt.show() #> ⏎no finite numbers t…
small(); plt.imshow(np.zeros((0, 3))); plt.show() #> no pixels
small(); plt.scatter([0, 1], [0, 1], c=[5, 6], cmap="viridis", s=20); plt.yticks([]); plt.xticks([]) #>  │                 o⏎ │⏎ │⏎ │⏎ │⏎ │⏎ │⏎ │o⏎ └──────────────────
small(); plt.semilogy([1, 10, 100]); plt.gca().set_xticks([]) #>  100┤             ⡠⠊⏎    │           ⢀⠔⠁⏎    │         ⢀⠔⠁⏎    │        ⡠⠊⏎  10┤      ⡠⠊⏎    │    ⡠⠊⏎    │  ⡠⠊⏎   1┤⡠⠊⏎    └───────────────
---
import matplotlib.pyplot as plt
plt.plot([1, 2])
plt.savefig("/tmp/nowhere/figure.svg") #! cannot write /tmp/nowhere/figure.svg: No such file or directory
#^ "/tmp/nowhere/figure.svg"
plt.close("all")
plt.savefig("a.svg") #! there is no figure to save
#? savefig comes before show, and after what draws
plt.plot([1, 2]); plt.savefig("figure.pdf") #! savefig writes files whose names end in .svg or .png, found 'figure.pdf'
plt.plot([1, 2]); plt.savefig("/tmp/nowhere/figure.png") #! cannot write /tmp/nowhere/figure.png: No such file or directory
plt.plot([1, 2]); plt.savefig("/tmp/nowhere/figure") #! cannot write /tmp/nowhere/figure.png: No such file or directory
plt.plot([1, 2]); plt.savefig("/tmp/nowhere/figure.png", dpi=3) #! savefig: `dpi` must be from 10 to 2400 pixels per inch, found 3
plt.plot([1, 2]); plt.savefig("/tmp/nowhere/figure.png", dpi=float("nan")) #! savefig: `dpi` must be from 10 to 2400 pixels per inch, found nan
plt.plot([1, 2]); plt.savefig("/tmp/nowhere/figure.png", dpi=2400) #! a PNG file has at most 16,384 pixels a side and 33,554,432 in all, found 15,360 × 11,520
#? a smaller dpi= or figsize=, or write SVG: a name that ends in .svg
plt.plot([1, 2]); plt.savefig("/tmp/nowhere/figure.png", dpi="figure") #! cannot write /tmp/nowhere/figure.png: No such file or directory
plt.close("all")
plt.figure(dpi=5) #! figure: `dpi` must be from 10 to 2400 pixels per inch, found 5
---
import matplotlib.pyplot as plt
import numpy as np
fig, ax = plt.subplots(figsize=(4, 1), dpi=200)
ax.imshow(np.eye(6), cmap="gray"); ax.imshow(np.eye(6)[::-1], cmap="gray", alpha=0.5) #> @@@                                @@@⏎@@@                                @@@⏎   @@@                          @@@⏎      @@@                    @@@⏎      @@@                    @@@⏎         @@@              @@@⏎            @@@        @@@⏎            @@@        @@@⏎               @@@  @@@
