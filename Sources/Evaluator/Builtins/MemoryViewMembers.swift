/// `memoryview`: its methods and constructor.
enum MemoryViewMembers {
  static let type = ClassObject(
    "memoryview", doc: "A view of bytes, without a copy.", base: BuiltinTypes.object, members: members,
    constructor: Builtin("memoryview", doc: "A view of bytes, without a copy.", [.required("object")]) {
      call in
      if let view = call[0].host(as: MemoryView.self) { return .object(try view.again()) }
      if let bytes = call[0].host(as: BytesValue.self) { return .object(MemoryView(of: bytes)) }
      if let bytes = call[0].bytes { return .object(MemoryView(of: BytesValue(bytes))) }
      throw Fault.message(
        "memoryview: a bytes-like object is required, not '\(call[0].typeName)'",
        help: call[0].isTensorLike ? "slices of arrays are views" : nil, kind: .type)
    })

  private static let members: [Builtin] = [
    .method("tobytes", "The bytes, as a copy.", [.optional("order", .string)]) {
      .bytes(try $0.view.bytes())
    },
    .method("tolist", "The elements as a list.") { call in
      let view = try call.view
      return .list(of: try (0..<view.count).map(view.element))
    },
    .method(
      "hex", "Two hexadecimal digits for each byte.",
      [.optional("sep", .any), .optional("bytes_per_sep", .int, default: 1)]
    ) { call in
      let arguments = call.isGiven("sep") ? [call["sep"], call["bytes_per_sep"]] : []
      return try call.interpreter.callMethod("hex", on: .bytes(call.view.bytes()), arguments) ?? .none
    },
    .method("cast", "The same memory as elements of another type.", [.positional("format", .string)]) {
      call in
      .object(try call.view.cast(to: call.string("format")))
    },
    .method("toreadonly", "A view that cannot be written to.") { call in
      .object(try call.view.again(isReadOnly: true))
    },
    .method("release", "Ends the view.") { call in
      call.receiver.host(as: MemoryView.self)?.release()
      return .none
    },
    .method("__enter__", "The view itself.") { call in
      _ = try call.view.held()
      return call.receiver
    },
    .method("__exit__", "Ends the view.", [.rest("exception")]) { call in
      call.receiver.host(as: MemoryView.self)?.release()
      return .none
    },
    .property("obj", "whose memory it is") { .object(try $0.view.held()) },
    .property("format", "the letter of the elements' type in the module struct") {
      .string(String(try $0.view.format.rawValue))
    },
    .property("itemsize", "bytes of an element") { .int(try $0.view.format.size) },
    .property("nbytes", "bytes of all elements") { call in
      let view = try call.view
      return .int(view.count * view.format.size)
    },
    .property("readonly", "whether it cannot be written to") { .bool(try $0.view.isReadOnly) },
    .property("ndim", "the number of axes") { call in
      _ = try call.view
      return 1
    },
    .property("shape", "the number of elements, as a tuple") { .tuple(ofInts: [try $0.view.count]) },
    .property("strides", "bytes from one element to the next, as a tuple") {
      .tuple(ofInts: [try $0.view.stride])
    },
    .property("suboffsets", "an empty tuple") { call in
      _ = try call.view
      return .tuple(of: [])
    },
    isContiguous("contiguous"), isContiguous("c_contiguous"), isContiguous("f_contiguous"),
  ]

  private static func isContiguous(_ name: String) -> Builtin {
    .property(name, "whether the elements stand side by side") { .bool(try $0.view.isContiguous) }
  }
}

extension MemoryView {
  fileprivate var isContiguous: Bool { stride == format.size || count < 2 }

  fileprivate func again(isReadOnly: Bool = false) throws -> MemoryView {
    MemoryView(
      of: try held(), format: format, start: start, stride: stride, count: count,
      isReadOnly: isReadOnly || self.isReadOnly)
  }

  fileprivate func cast(to text: String) throws -> MemoryView {
    let owner = try held()
    guard let letter = text.last, text == "@\(letter)" || text.count == 1, let new = Format(rawValue: letter)
    else {
      throw Fault.message(
        "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        kind: .value)
    }
    guard isContiguous else {
      throw Fault.message("memoryview: casts are restricted to C-contiguous views", kind: .type)
    }
    guard format.isOfBytes || new.isOfBytes else {
      throw Fault.message("memoryview: cannot cast between two non-byte formats", kind: .type)
    }
    let size = count * format.size
    guard size % new.size == 0 else {
      throw Fault.message("memoryview: length is not a multiple of itemsize", kind: .type)
    }
    return MemoryView(
      of: owner, format: new, start: start, stride: new.size, count: size / new.size, isReadOnly: isReadOnly)
  }
}

extension MemoryView.Format {
  fileprivate var isOfBytes: Bool { [.byte, .signedByte, .character].contains(self) }
}

extension Call {
  fileprivate var view: MemoryView {
    get throws {
      guard let view = receiver.host(as: MemoryView.self) else {
        throw Fault.wrongReceiver(method: "memoryview." + signature.name, found: receiver.typeName)
      }
      _ = try view.held()
      return view
    }
  }
}
