extension Fold {
  /// NumPy's pairwise summation for any fold: eight accumulators over at most 128 elements, larger runs halved, so
  /// that the rounding error grows with log n.
  ///
  /// Higham, "The accuracy of floating point summation" (1993).
  @inline(__always)
  func foldPairwise(_ source: UnsafePointer<Reading.Stored>, count: Int, _ known: Known) -> Value {
    if count <= 128 { return foldBlock(source, count: count, known) }
    // An explicit stack instead of recursion, so that the loops are inlined. 64 entries are enough: 56 halvings
    // would mean 2^63 elements.
    return withUnsafeTemporaryAllocation(of: PendingRun.self, capacity: 64) { pending in
      withUnsafeTemporaryAllocation(of: FoldedRun<Value>.self, capacity: 64) { folded in
        var (pendingCount, foldedCount) = (1, 0)
        pending[0] = PendingRun(start: 0, count: count, depth: 0)
        while pendingCount > 0 {
          pendingCount -= 1
          let run = pending[pendingCount]
          if run.count > 128 {
            let half = run.count / 2
            let first = half - half % 8
            pending[pendingCount] = PendingRun(
              start: run.start + first, count: run.count - first, depth: run.depth + 1)
            pending[pendingCount + 1] = PendingRun(start: run.start, count: first, depth: run.depth + 1)
            pendingCount += 2
            continue
          }
          var value = foldBlock(source + run.start, count: run.count, known)
          var depth = run.depth
          while foldedCount > 0, folded[foldedCount - 1].depth == depth {
            foldedCount -= 1
            value = combine(folded[foldedCount].value, value)
            depth -= 1
          }
          folded[foldedCount] = FoldedRun(value: value, depth: depth)
          foldedCount += 1
        }
        return folded[0].value
      }
    }
  }

  @inline(__always)
  private func foldBlock(_ source: UnsafePointer<Reading.Stored>, count: Int, _ known: Known) -> Value {
    if count < 8 {
      var value = identity
      for index in 0..<count { value = combine(value, lift(source[index], known)) }
      return value
    }
    var (a, b) = (lift(source[0], known), lift(source[1], known))
    var (c, d) = (lift(source[2], known), lift(source[3], known))
    var (e, f) = (lift(source[4], known), lift(source[5], known))
    var (g, h) = (lift(source[6], known), lift(source[7], known))
    var index = 8
    while index + 8 <= count {
      let block = source + index
      a = combine(a, lift(block[0], known))
      b = combine(b, lift(block[1], known))
      c = combine(c, lift(block[2], known))
      d = combine(d, lift(block[3], known))
      e = combine(e, lift(block[4], known))
      f = combine(f, lift(block[5], known))
      g = combine(g, lift(block[6], known))
      h = combine(h, lift(block[7], known))
      index += 8
    }
    var value = combine(combine(combine(a, b), combine(c, d)), combine(combine(e, f), combine(g, h)))
    while index < count {
      value = combine(value, lift(source[index], known))
      index += 1
    }
    return value
  }
}

/// A run still to be folded, and how often it was halved.
private struct PendingRun {
  var start: Int
  var count: Int
  var depth: Int
}

private struct FoldedRun<Value: BitwiseCopyable>: BitwiseCopyable {
  var value: Value
  var depth: Int
}
