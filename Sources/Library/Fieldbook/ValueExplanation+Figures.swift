import Evaluator
import Figures
import Networks
import Tensors

/// Channels of a window that have a row of their own; of more, their sum and the largest are drawn.
private let mostChannels = 3
/// Numbers of a row that are drawn, the largest products first.
private let mostNumbers = 10

extension ValueExplanation.Stage {
  /// Inputs, weights and products over the window; `nil` where there is one number or nothing laid out.
  var figure: Figure? {
    guard let arithmetic, arithmetic.terms.count > 2 || arithmetic.isLearned && arithmetic.terms.count > 1
    else { return nil }
    switch arithmetic.rule {
    case .sum: break
    case .largest: return grid([[panel("input", 0, values: inputs, marked: result)]])
    case .softmax(let own), .logSoftmax(let own): return list(["x"], [inputs], first: own)
    case .smallest, .product, .quotient, .copy, .function, .gated: return nil
    }
    let products = zip(inputs, arithmetic.terms).map { $0 * $1.weight }
    let weights = arithmetic.terms.map(\.weight)
    let (rows, columns, channels) = (arithmetic.window[0], arithmetic.window[1], arithmetic.window[2])
    if rows * columns == 1 { return list(["input", "weight", "product"], [inputs, weights, products]) }
    guard arithmetic.isLearned else { return grid([[panel("input", 0, values: inputs)]]) }
    func row(_ channel: Int) -> [Axes] {
      let name = channels == 1 ? "" : ", channel \(channel)"
      return [
        panel("input" + name, channel, values: inputs),
        panel("kernel", channel, values: weights, isKernel: true),
        panel("product", channel, values: products),
      ]
    }
    if channels <= mostChannels { return grid((0..<channels).map(row)) }
    let sums = (0..<rows * columns).map { place in
      products[place * channels..<(place + 1) * channels].reduce(0, +)
    }
    var sum = panel("products of \(channels) channels", 0, values: [], sums: sums)
    sum.xLabel = "channel \(largestChannel) adds most"
    return grid([[sum], row(largestChannel)])
  }

  /// The channel of a window whose products sum to most.
  private var largestChannel: Int {
    guard let arithmetic else { return 0 }
    var sums = [Float](repeating: 0, count: max(arithmetic.window[2], 1))
    for (index, (input, term)) in zip(inputs, arithmetic.terms).enumerated() {
      sums[index % sums.count] += input * term.weight
    }
    return sums.indices.max { abs(sums[$0]) < abs(sums[$1]) } ?? 0
  }

  /// The gradients to the window and to its weights; `nil` where there is no window, or nothing learns.
  var gradientFigure: Figure? {
    guard let window = arithmetic?.window, window[0] * window[1] > 1,
      inputGradients.contains(where: { $0 != 0 }),
      !weightGradients.isEmpty
    else { return nil }
    let channel = largestChannel
    let name = window[2] == 1 ? "" : ", channel \(channel)"
    return grid([
      [
        panel("d value / d input" + name, channel, values: inputGradients),
        panel("d value / d kernel", channel, values: weightGradients, isKernel: true),
      ]
    ])
  }

  /// One channel of the window, or `sums` at its places.
  private func panel(
    _ title: String, _ channel: Int, values: [Float], isKernel: Bool = false, sums: [Float]? = nil,
    marked: Float? = nil
  ) -> Axes {
    let window = arithmetic?.window ?? [1, 1, 1]
    let places = sourcePlaces
    let all = (0..<window[0] * window[1]).map { $0 * window[2] + channel }
    var numbers = NumberGrid(
      rows: window[0], columns: window[1],
      values: all.enumerated().map { place, index in
        places[index] == nil && !isKernel ? nil : Double(sums?[place] ?? values[index])
      },
      bound: sums == nil ? Double(values.lazy.filter(\.isFinite).map { abs($0) }.max() ?? 0) : nil)
    if operands.first?.shape.rank == 3 {
      // The padding has no place of its own.
      func names(_ axis: Int, _ count: Int, _ step: Int) -> [String] {
        (0..<count).map { line in
          if isKernel { return String(line) }
          let places = all.indices.filter { $0 / step % count == line }.compactMap { places[all[$0]] }
          return places.first.map { String($0[axis]) } ?? ""
        }
      }
      numbers.rowNames = names(0, window[0], window[1])
      numbers.columnNames = names(1, window[1], 1)
    }
    if let marked { numbers.marked = all.firstIndex { places[$0] != nil && values[$0] == marked } }
    var axes = Axes(marks: [.numbers(numbers)])
    axes.title = title
    return axes
  }

  /// The largest of a row of numbers below each other: one panel for inputs, weights and products.
  private func list(_ titles: [String], _ columns: [[Float]], first: Int? = nil) -> Figure {
    let last = columns[columns.count - 1]
    var order = last.indices.sorted { abs(last[$0]) > abs(last[$1]) }
    if let first { order = [first] + last.indices.sorted { last[$0] > last[$1] }.filter { $0 != first } }
    let shown = order.prefix(mostNumbers)
    let places = sourcePlaces
    let panels = zip(titles, columns).map { title, values in
      var numbers = NumberGrid(rows: shown.count, columns: 1, values: shown.map { Double(values[$0]) })
      numbers.rowNames = shown.map { places[$0].map { String($0[$0.count - 1]) } ?? "" }
      if first != nil { numbers.marked = 0 }
      var axes = Axes(marks: [.numbers(numbers)])
      axes.title = title
      return axes
    }
    var figure = grid([panels])
    if order.count > shown.count {
      figure.title = "the \(shown.count) largest of \(order.count)"
    }
    return figure
  }

  private func grid(_ rows: [[Axes]]) -> Figure { Figure(panels: rows) }
}

extension Figure {
  /// Panels in rows, of which each may have another number.
  fileprivate init(panels rows: [[Axes]]) {
    self.init()
    self.rows = rows.count
    columns = rows.map(\.count).max() ?? 1
    width = 8
    height = 3 * Double(rows.count)
    panels = rows.enumerated().flatMap { row, axes in
      axes.enumerated().map { Panel($1, row: row, column: $0) }
    }
  }
}

extension ValueExplanation {
  /// The image beside how much each of its pixels moves the value; `nil` if the input is not an image.
  func gradientFigure(_ inputs: [Tensor], _ console: any Console) throws -> Figure? {
    var panels: [Axes] = []
    for (input, (name, gradient)) in zip(inputs, imageGradients) where gradient.rank == 3 {
      let sizes = try gradient.pixelSizes()
      let most = Double(sizes.lazy.filter(\.isFinite).max() ?? 0)
      guard most > 0 else { continue }
      let image = try input.reshaped(to: gradient.shape)
      let (height, width) = (gradient.shape[0], gradient.shape[1])
      let colours = try Picture.ofInput(image)
      if let colours {
        var axes = Axes(marks: [.picture(PictureMark(colours))])
        (axes.isFramed, axes.title) = (false, name)
        panels.append(axes)
      }
      let map = Picture(
        values: sizes, height: height, width: width, channels: 1, map: .viridis, lowest: 0,
        highest: most)
      var axes = Axes(marks: [.picture(PictureMark(map))])
      (axes.isFramed, axes.title) = (false, "how much each pixel moves it")
      axes.showsColorBar = true
      panels.append(axes)
    }
    guard !panels.isEmpty else { return nil }
    var figure = Figure(panels: [panels])
    figure.height = 4
    return figure
  }
}

extension Picture {
  /// An input of a network, whatever its range; `nil` for another number of channels than 1 and 3.
  fileprivate static func ofInput(_ image: Tensor) throws -> Picture? {
    let channels = image.shape[2]
    guard channels == 1 || channels == 3 else { return nil }
    return try image.withFloats { values in
      let finite = values.lazy.filter(\.isFinite)
      let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
      // Colours are spread over their range, so that normalized inputs can be seen too.
      let spread = values.map { high > low ? ($0 - low) / (high - low) : 0 }
      return Picture(
        values: spread, height: image.shape[0], width: image.shape[1], channels: channels, map: .gray,
        lowest: 0, highest: 1)
    }
  }
}
