/// The candidate of which `name` is most likely a misspelling, or `nil` if none is near.
///
///     nearestName(to: "Cov2D", among: ["Conv2D", "Dense"])      // "Conv2D"
///     nearestName(to: "flatten", among: ["Flatten", "Dense"])   // "Flatten"
///     nearestName(to: "x", among: ["y", "z"])                   // nil
///
/// By the Damerau–Levenshtein distance (optimal string alignment), ignoring case; a name that differs only in case,
/// underscores or truncation is nearer than any with an edit. At most a third of the letters may differ. Of equally
/// near candidates the one whose case fits better wins, then the earlier one.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.utf8)
  guard wanted.count <= 64 else { return nil }
  let folded = wanted.map(lowercased)
  let bare = folded.filter { $0 != Byte.underscore }
  var best: (name: String, cost: Int)?
  for candidate in candidates where candidate != name && candidate.utf8.count <= 64 {
    let letters = Array(candidate.utf8)
    let foldedCandidate = letters.map(lowercased)
    let limit = max(wanted.count, letters.count) / 3
    // In half edits, so that a difference in case costs less than one edit.
    var cost: Int
    if foldedCandidate == folded {
      cost = 1
    } else if bare.count > 1, foldedCandidate.filter({ $0 != Byte.underscore }) == bare {
      cost = 2
    } else if folded.count > 2, foldedCandidate.starts(with: folded) {
      cost = 4 + (letters.count - wanted.count) / 4
    } else {
      guard abs(wanted.count - letters.count) <= limit else { continue }
      let slips = alignmentDistance(folded, foldedCandidate)
      guard slips <= limit else { continue }
      cost = slips * 4
    }
    cost = cost * 64 + zip(wanted, letters).count { $0 != $1 }
    if best.map({ cost < $0.cost }) ?? true { best = (candidate, cost) }
  }
  return best?.name
}

/// The keywords, for completion.
package let keywords: [String] = Token.Kind.keywordSpellings.filter {
  !["async", "await"].contains($0)
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

/// The number of insertions, deletions, substitutions and transpositions between two words, no position edited
/// twice.
private func alignmentDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for (row, byte) in left.enumerated() {
    var current = [row + 1] + [Int](repeating: 0, count: right.count)
    for (column, other) in right.enumerated() {
      var distance = min(last[column + 1] + 1, current[column] + 1, last[column] + (byte == other ? 0 : 1))
      if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current[column + 1] = distance
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
