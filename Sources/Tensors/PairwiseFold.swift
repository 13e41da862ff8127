/// Folds a run of elements as NumPy's pairwise summation does: eight accumulators over at most 128 elements, larger
/// runs by halves, so that the rounding error of a sum grows with log n.
///
/// Higham, "The accuracy of floating point summation" (1993).
@inline(__always)
func pairwiseFold<Element, Value>(
  _ source: UnsafePointer<Element>, count: Int, identity: Value,
  lift: (Element) -> Value, combine: (Value, Value) -> Value
) -> Value {
  if count <= 128 { return foldBlock(source, count: count, identity: identity, lift: lift, combine: combine) }
  // The halving is kept on a stack of pending runs rather than in recursion, so that the loops are inlined.
  var pending: [(start: Int, count: Int, depth: Int)] = [(0, count, 0)]
  var done: [(value: Value, depth: Int)] = []
  while let run = pending.popLast() {
    if run.count > 128 {
      let half = run.count / 2
      let first = half - half % 8
      pending.append((run.start + first, run.count - first, run.depth + 1))
      pending.append((run.start, first, run.depth + 1))
      continue
    }
    var value = foldBlock(source + run.start, count: run.count, identity: identity, lift: lift, combine: combine)
    var depth = run.depth
    while let left = done.last, left.depth == depth {
      done.removeLast()
      value = combine(left.value, value)
      depth -= 1
    }
    done.append((value, depth))
  }
  return done[0].value
}

@inline(__always)
private func foldBlock<Element, Value>(
  _ source: UnsafePointer<Element>, count: Int, identity: Value,
  lift: (Element) -> Value, combine: (Value, Value) -> Value
) -> Value {
  if count < 8 {
    var value = identity
    for index in 0..<count { value = combine(value, lift(source[index])) }
    return value
  }
  var (a, b, c, d) = (lift(source[0]), lift(source[1]), lift(source[2]), lift(source[3]))
  var (e, f, g, h) = (lift(source[4]), lift(source[5]), lift(source[6]), lift(source[7]))
  var index = 8
  while index + 8 <= count {
    let block = source + index
    (a, b, c, d) = (
      combine(a, lift(block[0])), combine(b, lift(block[1])), combine(c, lift(block[2])), combine(d, lift(block[3]))
    )
    (e, f, g, h) = (
      combine(e, lift(block[4])), combine(f, lift(block[5])), combine(g, lift(block[6])), combine(h, lift(block[7]))
    )
    index += 8
  }
  var value = combine(combine(combine(a, b), combine(c, d)), combine(combine(e, f), combine(g, h)))
  while index < count {
    value = combine(value, lift(source[index]))
    index += 1
  }
  return value
}
