package import Figures
package import Networks

/// What training noted, as curves.
package enum HistoryFigure {
  /// The curves of the epochs so far, small enough to stand above a line of progress.
  package static func curves(of epochs: [Logs], firstEpoch: Int) -> Figure {
    let names = epochs.first?.map(\.name) ?? []
    let series = names.map { name in
      (name: name, values: epochs.map { logs in logs.first { $0.name == name }?.figure.number ?? .nan })
    }
    var figure = Self.figure(of: series, firstEpoch: firstEpoch)
    figure.height = 2.5 * Double(figure.rows)
    return figure
  }

  package static func figure(of history: History) -> Figure {
    figure(
      of: history.names.map { ($0, history.values[$0] ?? []) }, firstEpoch: (history.epochs.first ?? 0) + 1)
  }

  /// One panel per metric and its validation counterpart: loss first, then in the given order.
  package static func figure(of series: [(name: String, values: [Double])], firstEpoch: Int) -> Figure {
    func base(_ name: String) -> String { name.hasPrefix("val_") ? String(name.dropFirst(4)) : name }
    var bases: [String] = []
    for (name, _) in series where !bases.contains(base(name)) { bases.append(base(name)) }
    bases = bases.filter { $0 == "loss" } + bases.filter { $0 != "loss" }
    var figure = Figure()
    figure.columns = min(max(bases.count, 1), 2)
    figure.rows = max((bases.count + 1) / 2, 1)
    figure.width = figure.columns == 1 ? 6.4 : 10
    figure.height = 4 * Double(figure.rows)
    for (index, base) in bases.enumerated() {
      let members = [base, "val_" + base].compactMap { name in series.first { $0.name == name } }
      var axes = Axes()
      axes.title = base
      axes.xLabel = "epoch"
      axes.showsLegend = members.count > 1
      axes.showsGrid = true
      for member in members {
        let isValidation = member.name != base
        axes.marks.append(
          .line(
            LineMark(
              x: member.values.indices.map { Double($0 + firstEpoch) }, y: member.values,
              label: isValidation ? "validation" : "training", color: .cycle(isValidation ? 1 : 0),
              dash: .solid)))
      }
      figure.panels.append(Panel(axes, row: index / 2, column: index % 2))
    }
    return figure
  }
}
