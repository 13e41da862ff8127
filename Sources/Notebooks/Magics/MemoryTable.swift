import Phrases

/// Holders of memory with their bytes, and bars of their shares.
struct MemoryTable {
  var rows: [(name: String, bytes: Int)]
  var whole: Int

  /// A line a holder, at most `width` columns wide.
  func text(width: Int) -> String {
    let names = min(rows.map(\.name.columns).max() ?? 0, max(8, width / 3))
    let amounts = rows.map { Quantity.text(bytes: $0.bytes) }
    let numbers = amounts.map(\.count).max() ?? 0
    let bars = min(30, width - names - numbers - 7)
    return zip(rows, amounts).map { row, amount in
      let share = whole > 0 ? Double(row.bytes) / Double(whole) : 0
      let line =
        "  \(row.name.cut(to: names).padded(to: names))  "
        + String(repeating: " ", count: numbers - amount.count) + amount
      return (bars >= 5 ? line + "  " + bar(share, width: bars) : line).withoutTrailingBlanks + "\n"
    }.joined()
  }
}
