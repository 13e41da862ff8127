import Evaluator

extension Call {
  private static let byteUnits: [String: Double] = [
    "B": 1, "kB": 1e3, "KB": 1e3, "MB": 1e6, "GB": 1e9, "KiB": 1024, "MiB": 1_048_576, "GiB": 1_073_741_824,
  ]

  /// A number of bytes, which may be a text such as `"100 MB"` or `"12 MiB"`; `nil` for `None`.
  package func byteCount(_ name: String) throws -> Int? {
    let found: Double?
    switch self[name] {
    case .none: return nil
    case .string(let text):
      let number = text.prefix { $0.isNumber || "._,".contains($0) }
      let unit = String(text.dropFirst(number.count).drop { $0 == " " })
      let value = Double(number.filter { $0 != "_" && $0 != "," })
      found = Self.byteUnits[unit].flatMap { size in value.map { $0 * size } }
    default: found = try? double(name)
    }
    guard let found, found >= 1, found < 9e18 else {
      throw invalid(name, must: "be a number of bytes, a text such as \"100 MB\" or \"12 MiB\", or None")
    }
    return Int(found)
  }
}
