import Tensors

/// Element types of NumPy's arrays that are not here, with the reason and a way out.
enum AbsentTypes {
  private static let rows: [(names: String, reason: String, help: String)] = [
    (
      "g longdouble float96 float128 f12 f16", "there are no numbers longer than float64", "use float64"
    ),
    (
      "M m datetime64 timedelta64 M8 m8", "arrays hold no dates",
      "use the module datetime, or pandas, and numbers of days in arrays"
    ),
    (
      "V void rec record", "arrays hold no records", "use an array for each field, or a dict of arrays"
    ),
    ("T StringDType", "there are no texts of variable width", "use dtype=str, or dtype=object"),
  ]

  /// The fault of asking for such a type; `nil` for a type that is here, and for what is no type.
  static func refusal(of value: Value) -> Fault? {
    if ComplexType.isMeant(by: value) { return ComplexType.refusal }
    switch value {
    case .string(let name):
      // Behind the order of bytes, before a width or a unit.
      let plain = String(name.drop { "<>=|".contains($0) })
      let base = String(plain.prefix { $0 != "[" })
      if name.contains(",") || plain.first == "(" { return message(rows[2]) }
      if let row = rows.first(where: { $0.names.split(separator: " ").contains { $0 == base } }) {
        return message(row)
      }
      if plain.first == "V", plain.dropFirst().allSatisfy(\.isNumber) { return message(rows[2]) }
      if name.first == ">", DType(plain) != nil {
        return .message(
          "arrays hold numbers in this computer's order of bytes alone",
          help: "np.frombuffer(data, '\(plain)').byteswap() reads the other", kind: .notImplemented)
      }
      return nil
    case .list, .dict, .tuple: return message(rows[2])
    default: return nil
    }
  }

  private static func message(_ row: (names: String, reason: String, help: String)) -> Fault {
    .message(row.reason + " in fieldbook", help: row.help, kind: .notImplemented)
  }
}
