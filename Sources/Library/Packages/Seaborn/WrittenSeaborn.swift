import Evaluator

/// What of seaborn is written in the language, over matplotlib.
enum WrittenSeaborn {
  static let names = Dictionary(
    uniqueKeysWithValues: "lineplot scatterplot barplot histplot kdeplot color_palette".split(separator: " ")
      .map { (String($0), "_seaborn") })

  static let module = WrittenModule(
    "_seaborn", doc: "Plots of columns.",
    #"""
    import numpy as np
    import matplotlib.pyplot as plt

    # Columns

    def _column(data, value, role):
        """The numbers of a parameter, and their name."""
        if value is None:
            return None, ""
        if isinstance(value, str):
            if data is None or value not in data:
                raise ValueError(f"Could not interpret value `{value}` for `{role}`. An entry with this name does not appear in `data`.")
            return _plain(data[value]), value
        name = getattr(value, "name", None)
        return _plain(value), name if isinstance(name, str) else ""

    def _plain(values):
        return list(values.tolist() if hasattr(values, "tolist") else values)

    def _are_numbers(values):
        return all(isinstance(v, (int, float, np.number)) and not isinstance(v, bool) for v in values)

    def _levels(values):
        """The different values: numbers sorted, others as they come."""
        found = list(dict.fromkeys(values))
        return sorted(found) if _are_numbers(found) else found

    def _wide(data):
        """The columns of a table without x and y, by name; None where it is one row of numbers."""
        if hasattr(data, "columns"):
            return {name: (_plain(data.index), _plain(data[name])) for name in data.columns}
        if isinstance(data, dict):
            return {name: (list(range(len(values))), _plain(values)) for name, values in data.items()}
        array = np.asarray(data)
        if array.ndim == 2:
            return {number: (list(range(len(array))), array[:, number].tolist()) for number in range(array.shape[1])}
        index = _plain(data.index) if hasattr(data, "index") and hasattr(data, "iloc") else list(range(len(array)))
        return {None: (index, array.tolist())}

    def _axes(ax, x="", y=""):
        ax = plt.gca() if ax is None else ax
        if not ax.get_xlabel():
            ax.set_xlabel(x)
        if not ax.get_ylabel():
            ax.set_ylabel(y)
        return ax

    _looks = ("color", "label", "marker", "linestyle", "ls", "linewidth", "lw", "alpha", "markersize")

    def _kept(looks):
        return {name: value for name, value in looks.items() if name in _looks and value is not None}

    def _colors(palette, levels):
        if isinstance(palette, dict):
            return [palette[level] for level in levels]
        return list(color_palette(palette, len(levels)))

    def _estimated(values, estimator):
        function = getattr(np, estimator) if isinstance(estimator, str) else estimator
        return float(function(np.asarray(values)))

    # Plots

    def _line(ax, x, y, estimator, looks):
        groups = {}
        for place, value in zip(x, y):
            groups.setdefault(place, []).append(value)
        if estimator is None:
            pairs = list(zip(x, y))
        else:
            places = sorted(groups) if _are_numbers(list(groups)) else list(groups)
            pairs = [(place, _estimated(groups[place], estimator)) for place in places]
        ax.plot([a for a, _ in pairs], [b for _, b in pairs], **looks)

    def lineplot(data=None, *, x=None, y=None, hue=None, palette=None, estimator="mean", legend="auto", ax=None, **looks):
        """Lines: of y over x, one for each value of hue; of a table without x and y one for each column. No bands of errors are drawn."""
        looks = _kept(looks)
        if x is None and y is None:
            if data is None:
                return _axes(ax)
            columns, ax = _wide(data), _axes(ax)
            for name, (places, values) in columns.items():
                _line(ax, places, values, estimator, looks if name is None else {**looks, "label": str(name)})
            if legend and None not in columns:
                ax.legend()
            return ax
        (xs, x_name), (ys, y_name), (hues, _) = (_column(data, v, role) for v, role in ((x, "x"), (y, "y"), (hue, "hue")))
        if ys is None:
            xs, ys, x_name, y_name = list(range(len(xs))), xs, "", x_name
        if xs is None:
            xs = list(range(len(ys)))
        ax = _axes(ax, x_name, y_name)
        if hues is None:
            _line(ax, xs, ys, estimator, looks)
        else:
            levels = _levels(hues)
            for level, color in zip(levels, _colors(palette, levels)):
                own = [(a, b) for a, b, h in zip(xs, ys, hues) if h == level]
                _line(ax, [a for a, _ in own], [b for _, b in own], estimator, {"color": color, **looks, "label": str(level)})
        if legend and (hues is not None or "label" in looks):
            ax.legend()
        return ax

    def scatterplot(data=None, *, x=None, y=None, hue=None, palette=None, legend="auto", s=None, ax=None, **looks):
        """Points, one colour for each value of hue."""
        looks = {name: value for name, value in _kept(looks).items() if name in ("color", "label", "marker", "alpha")}
        if s is not None:
            looks["s"] = s
        (xs, x_name), (ys, y_name), (hues, _) = (_column(data, v, role) for v, role in ((x, "x"), (y, "y"), (hue, "hue")))
        ax = _axes(ax, x_name, y_name)
        if hues is None:
            ax.scatter(xs, ys, **looks)
        else:
            levels = _levels(hues)
            for level, color in zip(levels, _colors(palette, levels)):
                own = [(a, b) for a, b, h in zip(xs, ys, hues) if h == level]
                ax.scatter([a for a, _ in own], [b for _, b in own], **{"color": color, **looks, "label": str(level)})
        if legend and (hues is not None or "label" in looks):
            ax.legend()
        return ax

    def barplot(data=None, *, x=None, y=None, hue=None, order=None, hue_order=None, orient=None, palette=None, color=None,
                estimator="mean", width=0.8, legend="auto", ax=None, **looks):
        """A bar for each class, as high as the mean of its numbers. No lines of errors are drawn."""
        if x is None and y is None:
            columns = _wide(data)
            names = [name for name, (_, values) in columns.items() for _ in values]
            x, y = names, [value for _, values in columns.values() for value in values]
        (xs, x_name), (ys, y_name), (hues, _) = (_column(data, v, role) for v, role in ((x, "x"), (y, "y"), (hue, "hue")))
        if xs is None or ys is None:
            raise NotImplementedError("barplot needs x and y here: the classes and their numbers")
        lies = orient in ("h", "y") or (orient is None and _are_numbers(xs) and not _are_numbers(ys))
        classes, numbers = (ys, xs) if lies else (xs, ys)
        names = list(order) if order is not None else _levels(classes)
        ax = _axes(ax, x_name, y_name)
        groups = [None] if hues is None or hues == classes else list(hue_order) if hue_order is not None else _levels(hues)
        share = width / len(groups)
        shades = _colors(palette, groups if len(groups) > 1 else names) if palette is not None or len(groups) > 1 else None
        for number, group in enumerate(groups):
            heights = []
            for name in names:
                own = [v for c, v, *h in zip(classes, numbers, *([hues] if group is not None else [])) if c == name and (group is None or h[0] == group)]
                heights.append(_estimated(own, estimator) if own else float("nan"))
            places = [place - width / 2 + share * (number + 0.5) for place in range(len(names))]
            options = {"label": str(group)} if group is not None else {}
            shade = color if color is not None else None if shades is None else shades[number] if group is not None else shades
            if shade is not None:
                options["color"] = shade
            if lies:
                ax.barh(places, heights, share, **options)
            else:
                ax.bar(places, heights, share, **options)
        (ax.set_yticks if lies else ax.set_xticks)(list(range(len(names))), [str(name) for name in names])
        if legend and len(groups) > 1:
            ax.legend()
        return ax

    def _numbers(data, x):
        values, name = _column(data, x, "x") if x is not None else (np.asarray(data).ravel().tolist(), getattr(data, "name", None) or "")
        values = np.asarray(values, np.float64)
        return values[np.isfinite(values)], name

    def _density(values, places, adjust):
        width = adjust * values.std(ddof=1) * len(values) ** -0.2
        total = np.zeros(len(places))
        for value in values.tolist():
            total += np.exp(-((places - value) / width) ** 2 / 2)
        return total / (len(values) * width * np.sqrt(2 * np.pi))

    def histplot(data=None, *, x=None, bins="auto", stat="count", kde=False, color=None, label=None, alpha=None, ax=None, **looks):
        """A histogram; with kde the density over it."""
        for name in ("hue", "y", "weights"):
            if looks.get(name) is not None:
                raise NotImplementedError(f"histplot: {name} is not here: draw one histplot after the other")
        if stat not in ("count", "density", "frequency", "probability", "proportion", "percent"):
            raise ValueError(f"The `stat` parameter for `histplot` must be one of ['count', 'density', 'percent', 'probability', 'proportion', 'frequency'], but '{stat}' was passed.")
        values, name = _numbers(data, x)
        edges = np.histogram_bin_edges(values, bins, looks.get("binrange"))
        if looks.get("binwidth") is not None:
            edges = np.arange(values.min(), values.max() + looks["binwidth"], looks["binwidth"])
        step = float(edges[1] - edges[0])
        weight = {"count": 1.0, "frequency": 1 / step, "density": 1 / (len(values) * step), "percent": 100 / len(values)}.get(stat, 1 / len(values))
        ax = _axes(ax, name, stat.capitalize())
        options = {key: value for key, value in (("color", color), ("label", label), ("alpha", alpha)) if value is not None}
        if stat == "density":
            ax.hist(values, edges, density=True, **options)
        else:
            ax.hist(values, edges, weights=[weight] * len(values), **options)
        if kde and len(values) > 1:
            places = np.linspace(values.min(), values.max(), 200)
            ax.plot(places, _density(values, places, 1) * len(values) * step * weight)
        return ax

    def kdeplot(data=None, *, x=None, fill=False, shade=None, bw_adjust=1, cut=3, color=None, label=None, alpha=None, ax=None, **looks):
        """The density of numbers: a sum of bells."""
        for name in ("hue", "y", "weights"):
            if looks.get(name) is not None:
                raise NotImplementedError(f"kdeplot: {name} is not here: draw one kdeplot after the other")
        values, name = _numbers(data, x)
        ax = _axes(ax, name, "Density")
        reach = cut * bw_adjust * values.std(ddof=1) * len(values) ** -0.2
        places = np.linspace(values.min() - reach, values.max() + reach, 200)
        heights = _density(values, places, bw_adjust)
        options = {key: value for key, value in (("color", color), ("label", label), ("alpha", alpha)) if value is not None}
        if fill or shade:
            ax.fill_between(places, heights, **{"alpha": 0.25, **options})
        else:
            ax.plot(places, heights, **options)
        return ax

    # Colours

    _palettes = {
        "deep": "4C72B0 DD8452 55A868 C44E52 8172B3 937860 DA8BC3 8C8C8C CCB974 64B5CD",
        "muted": "4878D0 EE854A 6ACC64 D65F5F 956CB4 8C613C DC7EC0 797979 D5BB67 82C6E2",
        "pastel": "A1C9F4 FFB482 8DE5A1 FF9F9B D0BBFF DEBB9B FAB0E4 CFCFCF FFFEA3 B9F2F0",
        "bright": "023EFF FF7C00 1AC938 E8000B 8B2BE2 9F4800 F14CC1 A3A3A3 FFC400 00D7FF",
        "dark": "001C7F B1400D 12711C 8C0800 591E71 592F0D A23582 3C3C3C B8850A 006374",
        "colorblind": "0173B2 DE8F05 029E73 D55E00 CC78BC CA9161 FBAFE4 949494 ECE133 56B4E9",
    }

    class _ColorPalette(list):
        """Colours as red, green and blue from 0 to 1."""

        def as_hex(self):
            """The colours as #rrggbb."""
            from matplotlib.colors import to_hex
            return _ColorPalette([to_hex(color) for color in self])

    def color_palette(palette=None, n_colors=None, desat=None, as_cmap=False):
        """Colours by the name of a palette or of a colour map."""
        from matplotlib.colors import to_rgb, ListedColormap
        if desat is not None:
            raise NotImplementedError("color_palette: desat is not here")
        if as_cmap:
            return plt.get_cmap(palette)
        if palette is None or (isinstance(palette, str) and palette == "tab10"):
            colors = [to_rgb(f"C{number}") for number in range(10)]
        elif not isinstance(palette, str):
            colors = [to_rgb(color) for color in palette]
        elif palette in _palettes:
            colors = [to_rgb("#" + color) for color in _palettes[palette].split()]
        elif palette in ("husl", "hls") or palette.startswith(("ch:", "light:", "dark:", "blend:")):
            raise NotImplementedError(f"color_palette: '{palette}' is not here: choose a colour map, such as 'rainbow'")
        else:
            try:
                map = plt.get_cmap(palette)
            except ValueError:
                raise ValueError(f"{palette!r} is not a valid palette name") from None
            if isinstance(map, ListedColormap) and map.N < 256:
                count = map.N if n_colors is None else n_colors
                return _ColorPalette([tuple(map.colors[number % map.N]) for number in range(count)])
            count = 6 if n_colors is None else n_colors
            return _ColorPalette([tuple(color[:3]) for color in map(np.linspace(0, 1, count + 2)[1:-1]).tolist()])
        count = len(colors) if n_colors is None else n_colors
        return _ColorPalette([colors[number % len(colors)] for number in range(count)])
    """#)
}
