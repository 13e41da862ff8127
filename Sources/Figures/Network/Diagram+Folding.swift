extension Diagram {
  /// The abbreviated network, if it is long.
  func folded() -> Diagram {
    guard nodes.count > Self.longest else { return self }
    return chainsJoined().repeatsFolded()
  }

  // MARK: - Chains

  /// Joins each minor layer to the line of the previous layer, if it is that layer's only reader.
  func chainsJoined() -> Diagram {
    let (inputs, readers) = (inputs, readers)
    var place = [Int](repeating: 0, count: nodes.count)
    var joined: [Node] = []
    for index in nodes.indices {
      let node = nodes[index]
      if node.isMinor, inputs[index].count == 1, let before = inputs[index].first, readers[before].count == 1,
        !inputs[before].isEmpty
      {
        let line = place[before]
        place[index] = line
        joined[line].kind += " + " + node.brief
        joined[line].shape = node.shape
        joined[line].parameters &+= node.parameters
      } else {
        place[index] = joined.count
        joined.append(node)
      }
    }
    var known: Set<Edge> = []
    var kept: [Edge] = []
    for edge in edges {
      let moved = Edge(from: place[edge.from], to: place[edge.to])
      if moved.from < moved.to, known.insert(moved).inserted { kept.append(moved) }
    }
    var result = Diagram(title: title, nodes: joined, edges: kept)
    result.details = details
    return result
  }

  // MARK: - Repeats

  /// What makes two lines equal: class, shape, and the relative positions of their inputs.
  private struct Likeness: Equatable {
    let kind: String, shape: String, distances: [Int]
  }

  /// Draws consecutive repeated runs of lines only once.
  func repeatsFolded() -> Diagram {
    let (inputs, readers) = (inputs, readers)
    let likenesses = nodes.indices.map { index in
      Likeness(
        kind: nodes[index].kind, shape: nodes[index].shape,
        distances: inputs[index].map { index - $0 }.sorted())
    }
    var folds: [(start: Int, period: Int, times: Int)] = []
    var index = 0
    while index < nodes.count {
      var best: (period: Int, times: Int)?
      for period in 1...max(1, min(40, (nodes.count - index) / 2)) {
        var times = 1
        while index + (times + 1) * period <= nodes.count,
          (0..<period).allSatisfy({ likenesses[index + $0] == likenesses[index + times * period + $0] })
        {
          times += 1
        }
        guard times > 1, isClosed(index, period, times, inputs, readers) else { continue }
        if period * (times - 1) > (best.map { $0.period * ($0.times - 1) } ?? 0) { best = (period, times) }
      }
      if let best {
        folds.append((index, best.period, best.times))
        index += best.period * best.times
      } else {
        index += 1
      }
    }
    return folds.isEmpty ? self : folding(folds)
  }

  /// Whether each run is a self-contained block: only its first line has an input from outside, from the line just
  /// before it, and only its last line is read from outside.
  private func isClosed(_ start: Int, _ period: Int, _ times: Int, _ inputs: [[Int]], _ readers: [[Int]])
    -> Bool
  {
    (0..<times).allSatisfy { run in
      let first = start + run * period
      let last = first + period - 1
      return (first...last).allSatisfy { node in
        inputs[node].allSatisfy { $0 >= first - 1 }
          && (node == last || readers[node].allSatisfy { $0 <= last })
      } && (run == times - 1 || readers[last].allSatisfy { $0 <= last + period })
    }
  }

  private func folding(_ folds: [(start: Int, period: Int, times: Int)]) -> Diagram {
    var place = [Int?](repeating: nil, count: nodes.count)
    var kept: [Node] = []
    var found: [Repeat] = []
    var index = 0
    for fold in folds + [(nodes.count, 0, 0)] {
      while index < fold.start {
        place[index] = kept.count
        kept.append(nodes[index])
        index += 1
      }
      guard fold.period > 0 else { break }
      let first = kept.count
      for offset in 0..<fold.period {
        var node = nodes[index + offset]
        node.parameters = (0..<fold.times).reduce(0) {
          $0 &+ nodes[index + $1 * fold.period + offset].parameters
        }
        kept.append(node)
        place[index + offset] = first + offset
      }
      // Readers of the last run read the one that is drawn.
      let lastRun = index + fold.period * (fold.times - 1)
      for offset in 0..<fold.period { place[lastRun + offset] = first + offset }
      found.append(Repeat(nodes: first..<kept.count, times: fold.times))
      index += fold.period * fold.times
    }
    var known: Set<Edge> = []
    var moved: [Edge] = []
    for edge in edges {
      guard let from = place[edge.from], let to = place[edge.to], from < to else { continue }
      // Of the last run only the outgoing edges are kept: its inner edges equal those of the first.
      if known.insert(Edge(from: from, to: to)).inserted { moved.append(Edge(from: from, to: to)) }
    }
    var result = Diagram(title: title, nodes: kept, edges: moved)
    result.details = details
    result.repeats = found
    return result
  }
}
