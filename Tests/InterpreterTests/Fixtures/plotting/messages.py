# fieldbook only: the messages are its own
import matplotlib.pyplot as plt
import numpy as np
plt.imshow(np.zeros((3, 28, 28))) #! imshow expects a picture (H, W), (H, W, 1), (H, W, 3) or (H, W, 4), found shape (3, 28, 28)
#^ np.zeros((3, 28, 28))
#? one picture of a batch is x[0], one feature map x[:, :, 0]; show(x) draws them all
plt.imshow(np.zeros(784)) #! imshow expects a picture (H, W), (H, W, 1), (H, W, 3) or (H, W, 4), found shape (784,)
#? make it a picture first: x.reshape(28, 28)
plt.imshow(np.zeros((8, 28, 28, 1))) #! imshow expects a picture (H, W), (H, W, 1), (H, W, 3) or (H, W, 4), found shape (8, 28, 28, 1)
#? one picture of a batch is x[0]; show(x) draws several
plt.imshow("photo.jpg") #! imshow expects tensor for `X`, found str
plt.imshow(np.zeros((2, 2)), cmap="viridi") #! imshow does not know the colour map 'viridi'; did you mean 'viridis'?
plt.imshow(np.zeros((2, 2)), origin="middle") #! imshow does not know origin='middle'
plt.imshow(np.zeros((2, 2)), cmapp="gray") #! imshow has no parameter `cmapp`; did you mean `cmap`?
plt.plot([1, 2, 3], [1, 2]) #! plot needs as many x as y, found 3 and 2
plt.plot() #! plot needs numbers to draw
plt.plot([1, 2], "r?") #! plot does not know the format 'r?': `?` is no colour, marker or line
plt.plot([1, 2], color="rde") #! plot does not know the colour 'rde'; did you mean 'red'?
#^ "rde"
#? a name such as 'red', 'tab:blue' or 'C0', '#1f77b4', or a grey from '0' to '1'
plt.plot([1, 2], color=(1, 2, 3)) #! plot: a colour must be a name, or red, green and blue from 0 to 1
plt.plot([1, 2], linestyle="---") #! plot does not know linestyle='---'; did you mean '--'?
plt.plot([1, 2], marker="oo") #! plot does not know marker='oo'
plt.plot([1, 2], alpha=2) #! plot: `alpha` must be from 0 to 1, found 2
plt.plot([1, 2], lable="a") #! plot has no parameter `lable`; did you mean `label`?
plt.plot({"a": 1}) #! plot expects numbers in a row for `args`, found dict
plt.plot(np.zeros((2, 2, 2))) #! plot expects numbers in a row, found a tensor of shape (2, 2, 2)
plt.plot(np.zeros((60, 60))) #! plot draws a line for each column, and (60, 60) has 60
#? for a picture use plt.imshow(x)
plt.scatter([1, 2], [1]) #! scatter needs as many x as y, found 2 and 1
plt.scatter([1, 2], [1, 2], c=[1, 2, 3]) #! scatter needs as many colours as points, found 3 and 2
plt.bar([1, 2], [1, 2, 3]) #! bar needs as many x as heights, found 2 and 3
plt.bar([1], [1], width=0) #! bar: `width` must be above 0, and finite, found 0
plt.hist([1, 2], bins=0) #! hist: `bins` must be 1 or more, found 0
plt.hist([1, 2], bins=[2, 1]) #! hist: `bins` must be a number of bins, or their edges in rising order, found [2, 1]
plt.hist([1, 2], range=(2, 1)) #! hist: `range` must be (from, to), the smaller first, found (2, 1)
plt.subplot(2, 2, 5) #! subplot: a grid of 2 × 2 has axes 1 to 4, found 5
plt.subplot(2, 2) #! subplot expects rows, columns and a number, at most 400 axes
plt.subplots(30, 30) #! subplots: `ncols` must leave at most 400 axes, found 30
plt.subplots(0) #! subplots: `nrows` must be 1 or more, found 0
plt.figure(figsize=(0, 1)) #! figure: `figsize` must be (width, height) in inches, each from 0.1 to 100, found (0, 1)
plt.figure(figsize=5) #! figure: `figsize` must be (width, height) in inches, each from 0.1 to 100, found 5
plt.colorbar() #! colorbar needs a picture
plt.axis("of") #! axis does not know arg='of'; did you mean 'off'?
plt.axis([1, 2]) #! axis: `arg` must be [x from, x to, y from, y to], found [1, 2]
plt.xlim(float("nan")) #! xlim: `left` must be finite, found nan
plt.xticks([1, 2], ["a"]) #! xticks needs as many places as labels, found 2 and 1
plt.legend("loss") #! legend expects a list of labels, found str
plt.xscale("lg") #! xscale does not know value='lg'; did you mean 'log'?
plt.hexbin([1, 2]) #! matplotlib.pyplot.hexbin is in Matplotlib, not in Fieldbook
plt.quiver #! matplotlib.pyplot.quiver is in Matplotlib, not in Fieldbook
plt.plto([1]) #! matplotlib.pyplot has no `plto`; did you mean `plot`?
fig, axes = plt.subplots(2, 2)
axes.imshow(np.zeros((2, 2))) #! numpy.ndarray has no attribute `imshow`
axes[0].plot([1]) #! numpy.ndarray has no attribute `plot`
axes[2, 0] #! index 2 is out of range: the array of axes has 2 elements
axes[0, 0, 0] #! this array of axes has 2 axis lengths, found 3 indices
axes[0, 0].set_titel("a") #! Axes has no attribute `set_titel`; did you mean `set_title`?
fig.colorbar(3) #! colorbar needs what imshow gave, found int
plt.close("all")
import plotly #! no package `plotly` in fieldbook
