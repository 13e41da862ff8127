import Engine

/// The order in which a chain of sliding layers makes the rows of its maps and of their gradients, such that as few of them as possible
/// have to be there at a time. Layers are counted from 0; the map of the last is there whole, and so is its gradient.
struct RowSchedule {
  enum Action {
    /// Makes a row of a layer's map.
    case value(Int, row: Int)
    /// Makes a row of the gradient to it, from rows of the next layer's.
    case gradient(Int, row: Int)
    /// Adds the part of such a row to the gradients of the layer's variables.
    case learning(Int, row: Int)
  }

  /// A map or a gradient of which a few rows are there.
  enum Line: Hashable {
    case value(Int)
    case gradient(Int)
  }

  private(set) var actions: [Action] = []
  /// The rows that there has to be room for.
  private(set) var rowCounts: [Line: Int] = [:]

  private let layers: [ConvolutionGeometry]
  /// By line and row: the last action that reads it.
  private var lastUses: [Line: [Int]] = [:]
  private var valueCounts: [Int]
  private var gradientCounts: [Int]

  init(_ layers: [ConvolutionGeometry]) {
    self.layers = layers
    valueCounts = layers.map { _ in 0 }
    gradientCounts = layers.map { _ in 0 }
    for layer in layers.indices { makeGradients(layer, upTo: layers[layer].outputHeight) }
    noteUses()
    for line in lastUses.keys { rowCounts[line] = 0 }
    var places = places
    for (index, action) in actions.enumerated() {
      guard let (line, row) = action.made, let rows = places[line]?.rows(with: row, at: index) else {
        continue
      }
      rowCounts[line] = max(rowCounts[line] ?? 0, rows.count)
    }
  }

  /// Where the rows of each line are, before the first action.
  var places: [Line: Place] { lastUses.mapValues { Place(lastUses: $0) } }

  /// The rows of a line that are there, in a buffer that starts with one of them.
  struct Place {
    fileprivate let lastUses: [Int]
    private var lowest = 0
    /// The row at the start of the buffer.
    private(set) var start = 0

    fileprivate init(lastUses: [Int]) { self.lastUses = lastUses }

    /// The rows that are still read from an action on, and the one that it makes.
    fileprivate mutating func rows(with row: Int, at action: Int) -> Range<Int> {
      while lowest < row, lastUses[lowest] < action { lowest += 1 }
      return lowest..<row + 1
    }

    /// Makes room for a row that an action makes, in a buffer of so many; returns which of the buffer's rows have to go to its start
    /// for that.
    mutating func makeRoom(for row: Int, at action: Int, of count: Int) -> Range<Int> {
      let rows = rows(with: row, at: action)
      if row < start + count { return 0..<0 }
      defer { start = rows.lowerBound }
      return rows.lowerBound - start..<row - start
    }
  }

  // MARK: Order

  private mutating func makeValues(_ layer: Int, upTo count: Int) {
    while valueCounts[layer] < count {
      let row = valueCounts[layer]
      if layer > 0 { makeValues(layer - 1, upTo: below(layer, row).upperBound) }
      actions.append(.value(layer, row: row))
      valueCounts[layer] += 1
    }
  }

  private mutating func makeGradients(_ layer: Int, upTo count: Int) {
    while gradientCounts[layer] < count {
      let row = gradientCounts[layer]
      if layer + 1 < layers.count {
        makeGradients(layer + 1, upTo: above(layer, row).upperBound)
        // A ReLU's gradient depends on the value.
        makeValues(layer, upTo: row + 1)
        actions.append(.gradient(layer, row: row))
      }
      if layer > 0 { makeValues(layer - 1, upTo: below(layer, row).upperBound) }
      actions.append(.learning(layer, row: row))
      gradientCounts[layer] += 1
    }
  }

  /// The rows of what a layer reads that a row of its map is computed from.
  private func below(_ layer: Int, _ row: Int) -> Range<Int> {
    layers[layer].rowReach.rows(for: row..<row + 1)
  }

  /// The rows of the next layer's map that are computed from a row of a layer's.
  private func above(_ layer: Int, _ row: Int) -> Range<Int> {
    layers[layer + 1].rowReach.results(of: row, among: layers[layer + 1].outputHeight)
  }

  private mutating func noteUses() {
    for layer in layers.indices.dropLast() {
      for line in [Line.value(layer), .gradient(layer)] {
        lastUses[line] = Array(repeating: -1, count: layers[layer].outputHeight)
      }
    }
    for (index, action) in actions.enumerated() {
      func note(_ line: Line, _ rows: Range<Int>) {
        for row in rows { lastUses[line]?[row] = index }
      }
      switch action {
      case .value(let layer, let row): note(.value(layer - 1), below(layer, row))
      case .gradient(let layer, let row):
        note(.gradient(layer + 1), above(layer, row))
        note(.value(layer), row..<row + 1)
      case .learning(let layer, let row):
        note(.value(layer - 1), below(layer, row))
        note(.gradient(layer), row..<row + 1)
      }
    }
  }
}

extension RowSchedule.Line {
  var layer: Int {
    switch self {
    case .value(let layer), .gradient(let layer): layer
    }
  }
}

extension RowSchedule.Action {
  /// The line and the row that it makes.
  var made: (RowSchedule.Line, row: Int)? {
    switch self {
    case .value(let layer, let row): (.value(layer), row)
    case .gradient(let layer, let row): (.gradient(layer), row)
    case .learning: nil
    }
  }
}
