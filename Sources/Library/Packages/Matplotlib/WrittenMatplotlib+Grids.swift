extension WrittenMatplotlib {
  /// `mpl_toolkits.axes_grid1`.
  static let grids =
    #"""
    import matplotlib.pyplot as _plt
    from matplotlib.gridspec import GridSpec as _GridSpec

    class _Room:
        """Room for a colour bar: plt.colorbar(picture, cax=room) draws it beside the picture."""

        def colorbar(self, mappable, **options):
            """Shows which number each colour of a picture stands for."""
            return _plt.colorbar(mappable, **options)

        def toggle_label(self, b):
            """Accepted: a colour bar has its numbers."""

    class Grid:
        """Axes in a grid: grid[0] is the first, for ax in grid: takes one after another."""

        def __init__(
            self, fig, rect, nrows_ncols, *, n_axes=None, ngrids=None, direction="row", axes_pad=0.02,
            share_all=False, share_x=True, share_y=True, label_mode="L", axes_class=None, aspect=False
        ):
            rows, columns = nrows_ncols
            count = n_axes if n_axes is not None else ngrids if ngrids is not None else rows * columns
            if not 0 < count <= rows * columns:
                raise ValueError(f"n_axes must be positive and not larger than nrows*ncols, found {count}")
            if direction not in ("row", "column"):
                raise ValueError(f"{direction!r} is not a valid value for direction; supported values are 'column', 'row'")
            outer = self._place(rect)
            down, across, row, column = outer
            places = _GridSpec(down * rows, across * columns)
            self._rows, self._columns, self.n_axes, self._pad = rows, columns, count, axes_pad
            self.axes_row, self.axes_column, self.axes_all = [[] for _ in range(rows)], [[] for _ in range(columns)], []
            for number in range(count):
                i, j = divmod(number, columns) if direction == "row" else divmod(number, rows)[::-1]
                ax = fig.add_subplot(places[row * rows + i, column * columns + j])
                self.axes_all.append(ax)
                self.axes_row[i].append(ax)
                self.axes_column[j].append(ax)
            self.axes_llc = self.axes_column[0][-1]

        @staticmethod
        def _place(rect):
            """The rows and the columns of the figure, and which of them the grid takes."""
            if isinstance(rect, int):
                rect = tuple(int(digit) for digit in str(rect))
            if len(rect) == 3:
                rows, columns, number = rect
                if not 0 < number <= rows * columns:
                    raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {number}")
                return rows, columns, *divmod(number - 1, columns)
            return 1, 1, 0, 0

        def __getitem__(self, i):
            return self.axes_all[i]

        def __len__(self):
            return len(self.axes_all)

        def get_geometry(self):
            """The numbers of rows and columns."""
            return self._rows, self._columns

        def get_axes_pad(self):
            """The space between axes, in inches."""
            return tuple(self._pad) if isinstance(self._pad, (tuple, list)) else (self._pad, self._pad)

        def set_axes_pad(self, axes_pad):
            """The space between axes, which is the same in all figures here."""
            self._pad = axes_pad

        def set_label_mode(self, mode):
            """Accepted: axes have their numbers."""

    class ImageGrid(Grid):
        """Axes for pictures in a grid: for ax, x in zip(grid, pictures): ax.imshow(x)"""

        def __init__(
            self, fig, rect, nrows_ncols, *, n_axes=None, ngrids=None, direction="row", axes_pad=0.02,
            share_all=False, aspect=True, label_mode="L", cbar_mode=None, cbar_location="right", cbar_pad=None,
            cbar_size="5%", cbar_set_cax=True, axes_class=None
        ):
            if cbar_mode not in (None, "each", "single", "edge"):
                raise ValueError(f"{cbar_mode!r} is not a valid value for cbar_mode; supported values are 'each', 'single', 'edge'")
            super().__init__(
                fig, rect, nrows_ncols, n_axes=n_axes, ngrids=ngrids, direction=direction, axes_pad=axes_pad)
            self.cbar_axes = [_Room() for _ in self.axes_all]

    AxesGrid = ImageGrid

    class Divider:
        """Axes that can be divided."""

        def __init__(self, axes):
            self._axes = axes

        def append_axes(self, position, size, pad=None, **options):
            """Room for a colour bar at one side; a colour bar here stands at the right."""
            if position not in ("left", "right", "bottom", "top"):
                raise ValueError(f"{position!r} is not a valid value for position; supported values are 'left', 'right', 'bottom', 'top'")
            return _Room()

    def make_axes_locatable(axes):
        """Axes that can be divided: make_axes_locatable(ax).append_axes("right", size="5%") is room for a colour bar."""
        return Divider(axes)
    """#
}
