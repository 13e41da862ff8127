/// Methods of `bytes` and `bytearray` that look for others in them.
extension BytesMembers {
  static let searching: [Builtin] = [
    .method("find", "Where `sub` first stands, or -1.", range) { .int(try place($0, fromEnd: false) ?? -1) },
    .method("rfind", "Where `sub` last stands, or -1.", range) { .int(try place($0, fromEnd: true) ?? -1) },
    .method("index", "Where `sub` first stands.", range) { .int(try found(place($0, fromEnd: false))) },
    .method("rindex", "Where `sub` last stands.", range) { .int(try found(place($0, fromEnd: true))) },
    .method("count", "How often `sub` stands, without overlap.", range) { call in
      let window = try Window(call)
      let part = try sought(call)
      if part.isEmpty { return .int(window.isBehind ? 0 : window.places.count + 1) }
      var (count, start) = (0, window.places.lowerBound)
      while let place = find(part, in: window.bytes, start..<window.places.upperBound) {
        count += 1
        start = place + part.count
      }
      return .int(count)
    },
    .method("startswith", "Whether it begins so.", affixes("prefix")) { call in
      try affix(call, "startswith", call["prefix"]) { $0.starts(with: $1) }
    },
    .method("endswith", "Whether it ends so.", affixes("suffix")) { call in
      try affix(call, "endswith", call["suffix"]) { $0.suffix($1.count).elementsEqual($1) }
    },
  ]

  private static let range: [Signature.Parameter] = [.positional("sub")] + ends

  private static let ends: [Signature.Parameter] = [
    .positional("start", default: Value.none), .positional("end", default: Value.none),
  ]

  private static func affixes(_ name: String) -> [Signature.Parameter] { [.positional(name)] + ends }

  /// The bytes that a method looks at, without a copy.
  private struct Window {
    let bytes: [UInt8]
    let places: Range<Int>
    /// Whether it begins behind the end, where not even nothing stands.
    let isBehind: Bool

    init(_ call: Call) throws {
      bytes = try call.receiverBytes.bytes
      let slice = SliceValue(start: call["start"], stop: call["end"])
      let (start, stop, _) = try call.interpreter.ends(of: slice, count: bytes.count)
      places = start..<max(start, stop)
      isBehind = (call["start"].asInt ?? 0) > bytes.count
    }
  }

  private static func sought(_ call: Call) throws -> [UInt8] {
    if let bytes = call["sub"].bytes { return bytes }
    guard call["sub"].asInt != nil || call["sub"].isLargeInt else {
      throw Fault.message(
        "argument should be integer or bytes-like object, not '\(call["sub"].typeName)'", help: "write b'…'",
        kind: .type)
    }
    return [try BytesValue.byte(call["sub"])]
  }

  private static func place(_ call: Call, fromEnd: Bool) throws -> Int? {
    let window = try Window(call)
    let part = try sought(call)
    if window.isBehind { return nil }
    return find(part, in: window.bytes, window.places, takesLast: fromEnd)
  }

  private static func found(_ place: Int?) throws -> Int {
    guard let place else { throw Fault.message("subsection not found", kind: .value) }
    return place
  }

  /// The first place of a part within a range, or the last.
  private static func find(_ part: [UInt8], in bytes: [UInt8], _ range: Range<Int>, takesLast: Bool = false)
    -> Int?
  {
    bytes.withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer {
        ByteSearch.find(
          $0, in: .init(rebasing: bytes[..<range.upperBound]), from: range.lowerBound, takesLast: takesLast)
      }
    }
  }

  private static func affix(
    _ call: Call, _ name: String, _ given: Value, _ holds: (ArraySlice<UInt8>, [UInt8]) -> Bool
  ) throws -> Value {
    let window = try Window(call)
    let parts: [Value] = if case .tuple(let tuple) = given { tuple.elements } else { [given] }
    for part in parts {
      guard let bytes = part.bytes else {
        throw Fault.message(
          parts.count == 1 && part.isIdentical(to: given)
            ? "\(name) first arg must be bytes or a tuple of bytes, not \(part.typeName)"
            : "a bytes-like object is required, not '\(part.typeName)'", kind: .type)
      }
      if !window.isBehind, bytes.count <= window.places.count, holds(window.bytes[window.places], bytes) {
        return true
      }
    }
    return false
  }
}
