import Evaluator
import Figures
import Tensors

/// Histograms.
extension AxesFunction {
  static let histograms: [AxesFunction] = [hist]

  private static let hist = AxesFunction(
    "hist", "A histogram: how many of the numbers fall into each bin.",
    [
      .required("x", .any, "numbers, in any shape; or several lists of them"),
      .optional("bins", .any, "how many, or their edges; None: 10"),
      .optional("range", .any, "(from, to); None: the smallest and the largest number"),
      .optional("density", .bool, default: false, "whether the bars' areas add up to 1"),
      .optional("weights", .any, "how much each number counts; None: 1"),
      .optional("cumulative", .any, default: false, "whether each bin counts those before it too"),
      .optional("bottom", .any, "accepted"),
      .optional(
        "histtype", .choice("bar", "barstacked", "step", "stepfilled"), default: "bar",
        "bars, bars one upon the other, a line, or an area"),
      .optional("align", .any, default: "mid", "accepted"),
      .optional("orientation", .choice("vertical", "horizontal"), default: "vertical"),
      .optional("rwidth", .float, "the share of a bin that its bar covers"),
      .optional("log", .bool, default: false, "whether the counts stand on a logarithmic axis"),
      .optional("color", .any, "a colour, or one for each list"),
      .optional("label", .any, "what the legend calls it"),
      .optional("stacked", .bool, default: false, "whether several lists stand one upon the other"),
      .plotAlpha, .keyword("facecolor", .any, "as color"), .keyword("fc", .any, "as color"),
    ]
      + Signature.Parameter.looks(
        "edgecolor", "ec", "linewidth", "lw", "linestyle", "ls", "zorder", "hatch", "fill")
  ) { axes, call in
    let groups = try groups(call)
    let weights = try weights(call, groups)
    let edges = try edges(groups.flatMap { $0 }, call)
    let widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
    var counts = zip(groups, weights).map { count($0, $1, edges) }
    if try call.bool("density") {
      let isStacked = try isStacked(call)
      let sums = counts.map { $0.reduce(0, +) }
      for group in counts.indices {
        let total = isStacked ? sums.reduce(0, +) : sums[group]
        for bin in widths.indices where total > 0 { counts[group][bin] /= total * widths[bin] }
      }
    }
    if try call["cumulative"].asInt ?? (call.bool("cumulative") ? 1 : 0) != 0 {
      let isReversed = (call["cumulative"].asInt ?? 1) < 0
      let isDensity = try call.bool("density")
      for group in counts.indices {
        var sum = 0.0
        let order = isReversed ? Array(widths.indices.reversed()) : Array(widths.indices)
        for bin in order {
          sum += counts[group][bin] * (isDensity ? widths[bin] : 1)
          counts[group][bin] = sum
        }
      }
    }
    let handles = try draw(axes, call, counts, edges, widths)
    if try call.bool("log") { axes.axes.yIsLogarithmic = true }
    // One upon the other, the numbers returned are those of the tops.
    if try isStacked(call) {
      for group in counts.indices.dropFirst() {
        counts[group] = zip(counts[group - 1], counts[group]).map { $0 + $1 }
      }
    }
    let bounds = Value.tensor(try Tensor(shape: [edges.count], elements: edges))
    func row(_ values: [Double]) throws -> Value {
      .tensor(try Tensor(shape: [values.count], elements: values))
    }
    if groups.count == 1 { return .tuple(of: [try row(counts[0]), bounds, handles[0]]) }
    let table = try Tensor(shape: [groups.count, widths.count], elements: counts.flatMap { $0 })
    return .tuple(of: [.tensor(table), bounds, .list(of: handles)])
  }

  private static func isStacked(_ call: Call) throws -> Bool {
    try call.bool("stacked") || call.string("histtype") == "barstacked"
  }

  /// The lists of numbers; an array with columns has one for each.
  private static func groups(_ call: Call) throws -> [[Double]] {
    if let parts = call["x"].elementsOfSequence, let first = parts.first, first.asDouble == nil,
      first.asString == nil
    {
      return try parts.map { try call.interpreter.tensor(from: $0).flattened().elements(Double.self) }
    }
    let tensor = try call.tensor("x")
    guard tensor.rank == 2, tensor.shape[1] > 1, tensor.shape[1] <= 20, !call["x"].isNone else {
      return [try tensor.flattened().elements(Double.self)]
    }
    let values = try tensor.elements(Double.self)
    return (0..<tensor.shape[1]).map { column in
      (0..<tensor.shape[0]).map { values[$0 * tensor.shape[1] + column] }
    }
  }

  private static func weights(_ call: Call, _ groups: [[Double]]) throws -> [[Double]] {
    guard !call["weights"].isNone else { return groups.map { $0.map { _ in 1 } } }
    let values: [[Double]]
    if groups.count > 1, let parts = call["weights"].elementsOfSequence, parts.count == groups.count {
      values = try parts.map { try call.interpreter.tensor(from: $0).flattened().elements(Double.self) }
    } else {
      values = [try call.tensor("weights").flattened().elements(Double.self)]
    }
    guard values.map(\.count) == groups.map(\.count) else {
      throw call.fault("weights", .message("weights should have the same shape as x"))
    }
    return values
  }

  private static func count(_ values: [Double], _ weights: [Double], _ edges: [Double]) -> [Double] {
    var counts = [Double](repeating: 0, count: edges.count - 1)
    for (value, weight) in zip(values, weights) where value >= edges[0] && value <= edges[edges.count - 1] {
      // The last edge belongs to the last bin.
      var (low, high) = (0, edges.count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle } else { high = middle }
      }
      counts[low] += weight
    }
    return counts
  }

  private static func draw(
    _ axes: AxesObject, _ call: Call, _ counts: [[Double]], _ edges: [Double], _ widths: [Double]
  ) throws -> [Value] {
    let kind = try call.string("histtype")
    let isStacked = try isStacked(call)
    let given = try call.colors("color")
    let labels =
      try counts.count > 1 && call["label"].elementsOfSequence != nil
      ? call.elements("label").map { try call.interpreter.text($0) } : [call.label("label")]
    let own = try call.color("facecolor") ?? call.color("fc") ?? (given == nil ? call.color("color") : nil)
    let share = try call.optionalDouble("rwidth").map { min(max($0, 0), 1) } ?? (counts.count > 1 ? 0.8 : 1)
    let isLevel = try call.string("orientation") == "horizontal"
    var floor = widths.map { _ in 0.0 }
    return try counts.enumerated().map { group, heights -> Value in
      let color = try call.faded(
        given.map { $0.isEmpty ? axes.nextColor() : $0[group % $0.count] } ?? own ?? axes.nextColor())
      let label = group < labels.count ? labels[group] : ""
      defer { if isStacked { floor = zip(floor, heights).map { $0 + $1 } } }
      let start = axes.axes.marks.count
      if isLevel {
        for bin in widths.indices {
          axes.axes.marks.append(
            .area(
              AreaMark(
                x: [floor[bin], floor[bin] + heights[bin]], lower: [edges[bin], edges[bin]],
                upper: [edges[bin + 1], edges[bin + 1]], label: bin == 0 ? label : "", color: color)))
        }
        return .object(MarkHandle("BarContainer", axes, last: widths.count))
      }
      if kind == "step" || kind == "stepfilled" {
        let x = widths.indices.flatMap { [edges[$0], edges[$0 + 1]] }
        let tops = widths.indices.flatMap { [floor[$0] + heights[$0], floor[$0] + heights[$0]] }
        let feet = widths.indices.flatMap { [floor[$0], floor[$0]] }
        if kind == "step" {
          axes.axes.marks.append(
            .line(
              LineMark(
                x: [edges[0]] + x + [edges[edges.count - 1]], y: [feet[0]] + tops + [feet[feet.count - 1]],
                label: label, color: color)))
        } else {
          axes.axes.marks.append(
            .area(AreaMark(x: x, lower: feet, upper: tops, label: label, color: color)))
        }
        return .list(of: [.object(MarkHandle("Polygon", axes))])
      }
      let isEven = widths.allSatisfy {
        abs($0 - widths[0]) <= 1e-9 * max(abs(edges[0]), abs(widths[0]) * 1000)
      }
      // Several lists stand side by side within each bin.
      let parts = isStacked ? 1.0 : Double(counts.count)
      let shift = isStacked || counts.count == 1 ? 0 : (Double(group) - (parts - 1) / 2) / parts * share
      let middles = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 + shift * ($1 - $0) }
      if isEven {
        axes.axes.marks.append(
          .bars(
            BarMark(
              x: middles, heights: heights, bottoms: floor, width: widths[0] * share / parts, label: label,
              color: color)))
      } else {
        for bin in widths.indices {
          axes.axes.marks.append(
            .bars(
              BarMark(
                x: [middles[bin]], heights: [heights[bin]], bottoms: [floor[bin]],
                width: widths[bin] * share / parts, label: bin == 0 ? label : "", color: color)))
        }
      }
      return .object(BarContainer(axes, mark: start))
    }
  }

  private static func edges(_ values: [Double], _ call: Call) throws -> [Double] {
    let finite = values.filter(\.isFinite)
    var (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    if let range = try call.optionalRow("range") {
      guard range.count == 2, range[0] < range[1], range.allSatisfy(\.isFinite) else {
        throw call.invalid("range", must: "be (from, to), the smaller first")
      }
      (low, high) = (range[0], range[1])
    }
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    if let rule = call["bins"].asString {
      guard ["auto", "sturges", "sqrt", "rice", "fd", "scott", "doane", "stone"].contains(rule) else {
        throw call.invalid("bins", must: "be a number of bins, their edges, or a rule such as \"auto\"")
      }
      let histogram = try call.interpreter.attribute(
        "histogram_bin_edges", of: .namespace(call.interpreter.module("numpy")))
      let numbers = Value.tensor(try Tensor(shape: [finite.count], elements: finite))
      return try call.interpreter.tensor(from: call.interpreter.call(histogram, [numbers, .string(rule)]))
        .elements(Double.self)
    }
    if call["bins"].asInt == nil, !call["bins"].isNone {
      let edges = try call.row("bins")
      guard edges.count > 1, edges.allSatisfy(\.isFinite),
        zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 })
      else {
        throw call.invalid("bins", must: "be a number of bins, or their edges in rising order")
      }
      return edges
    }
    let bins = try call["bins"].isNone ? 10 : call.int("bins", atLeast: 1, atMost: 10000)
    return (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
  }
}
