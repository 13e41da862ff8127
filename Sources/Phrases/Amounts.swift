extension Double {
  /// With three digits, without zeros at the end: `8.4`, `45.6`, `789`.
  package var threeDigits: String {
    guard isFinite, magnitude < 1e12 else { return "\(self)" }
    let steps = magnitude >= 100 ? 1.0 : magnitude >= 10 ? 10.0 : 100.0
    let rounded = (self * steps).rounded() / steps
    return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
  }
}

extension Duration {
  /// With three digits: `1.23 s`, `45.6 ms`, `789 µs`.
  package var threeDigits: String {
    let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
    let (value, unit) =
      seconds >= 1 ? (seconds, "s") : seconds >= 1e-3 ? (seconds * 1e3, "ms") : (seconds * 1e6, "µs")
    return value.threeDigits + " " + unit
  }
}

/// A bar of blocks for a share of a whole, as wide as a column: `████▌     `.
///
/// - `share`: 0 to 1; what is more than nothing shows at least an eighth of a block.
package func bar(_ share: Double, width: Int) -> String {
  let share = share.isFinite ? min(max(share, 0), 1) : 0
  var eighths = Int((share * Double(width * 8)).rounded())
  if share > 0 { eighths = max(1, eighths) }
  let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
  let text = String(repeating: "█", count: eighths / 8) + partial
  return text + String(repeating: " ", count: max(0, width - text.count))
}
