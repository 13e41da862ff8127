import Evaluator
import Networks
import Tensors

/// `keras.layers.InputSpec`: what a layer of a program's class expects of its input.
///
///     self.input_spec = keras.layers.InputSpec(ndim=4, axes={-1: 3})
final class InputSpecification: Object {
  private let shape: [Int?]?
  private let rank: Int?
  private let ranks: ClosedRange<Int>
  private let lengths: [(axis: Int, length: Int)]
  private let text: String

  private init(
    shape: [Int?]?, rank: Int?, ranks: ClosedRange<Int>, lengths: [(axis: Int, length: Int)], text: String
  ) {
    (self.shape, self.rank, self.ranks, self.lengths, self.text) = (shape, rank, ranks, lengths, text)
  }

  static let type = ClassObject(
    "InputSpec", module: "keras.layers", doc: "What a layer expects of its input.",
    members: [
      .property("shape", "the shape, batch axis first; None for any") { call in
        try call.receiver(as: InputSpecification.self).shape.map {
          .tuple(of: $0.map { $0.map(Value.int) ?? .none })
        } ?? .none
      },
      .property("ndim", "the number of axes; None for any") {
        try $0.receiver(as: InputSpecification.self).rank.map(Value.int) ?? .none
      },
      .property("axes", "lengths by axis") { call in
        let dict = DictValue()
        for (axis, length) in try call.receiver(as: InputSpecification.self).lengths {
          try dict.set(HashKey(.int(axis), call.interpreter), key: .int(axis), value: .int(length))
        }
        return .dict(dict)
      },
    ],
    constructor: Builtin(
      "InputSpec", module: "keras.layers", doc: "What a layer expects of its input.",
      [
        .optional("dtype", .any, default: .none, "accepted; float32"),
        .optional("shape", .shape(allowsNone: true), default: .none, "the shape, batch axis first"),
        .optional("ndim", .int, default: .none, "the number of axes"),
        .optional("max_ndim", .int, default: .none, "the most axes"),
        .optional("min_ndim", .int, default: .none, "the least"),
        .optional("axes", .any, default: .none, "a dict of lengths by axis"),
        .optional("allow_last_axis_squeeze", .any, default: false, "only False"),
        .optional("name", .any, default: .none, "accepted"),
        .optional("optional", .any, default: false, "accepted"),
      ]
    ) { call in
      try call.onlyDefault("allow_last_axis_squeeze")
      let shape = try call["shape"].isNone ? nil : call.partialShape("shape")
      let rank = try call.optionalInt("ndim") ?? shape?.count
      let (low, high) = (try call.optionalInt("min_ndim") ?? 0, try call.optionalInt("max_ndim") ?? Int.max)
      guard low <= high else { throw call.invalid("min_ndim", must: "be at most max_ndim") }
      var lengths: [(axis: Int, length: Int)] = []
      if case .dict(let dict) = call["axes"] {
        for pair in dict.pairs {
          guard let axis = pair.key.asInt else {
            throw call.invalid("axes", must: "be a dict of lengths by axis")
          }
          if let length = pair.value.asInt { lengths.append((axis, length)) }
        }
      }
      return .object(
        InputSpecification(
          shape: shape, rank: rank, ranks: low...high, lengths: lengths,
          text: "InputSpec(\(rank.map { "ndim=\($0)" } ?? ""))"))
    })

  var classObject: ClassObject { Self.type }
  func repr(_ interpreter: Interpreter) throws -> String { text }

  /// Refuses a shape, batch axis first, that it does not allow.
  func check(_ found: [Int?], layer: String) throws {
    func refuse(_ expected: String) -> Fault {
      let lengths = found.map { $0.map(String.init) ?? "None" }.joined(separator: ", ")
      return .message(
        "Input 0 of layer \"\(layer)\" is incompatible with the layer: \(expected). Full shape received: (\(lengths)\(found.count == 1 ? "," : ""))"
      )
    }
    if let rank, found.count != rank { throw refuse("expected ndim=\(rank), found ndim=\(found.count)") }
    if found.count > ranks.upperBound {
      throw refuse("expected max_ndim=\(ranks.upperBound), found ndim=\(found.count)")
    }
    if found.count < ranks.lowerBound {
      throw refuse("expected min_ndim=\(ranks.lowerBound), found ndim=\(found.count)")
    }
    for (axis, length) in lengths {
      let place = axis < 0 ? axis + found.count : axis
      guard found.indices.contains(place) else { throw refuse("expected axis \(axis)") }
      if let own = found[place], own != length {
        throw refuse(
          "expected axis \(axis) of input shape to have value \(length), but received input with shape")
      }
    }
    for (wanted, own) in zip(shape ?? [], found) {
      if let wanted, let own, wanted != own { throw refuse("expected shape=\(text), found shape") }
    }
  }
}

extension CustomClasses {
  /// Refuses an input that `self.input_spec` does not allow.
  static func check(_ instance: Instance, _ shapes: [[Int?]]) throws {
    guard let specification = instance.attributes["input_spec"]?.host(as: InputSpecification.self),
      let first = shapes.first, let layer = instance.host as? Layer
    else { return }
    try specification.check(first, layer: layer.name)
  }
}

extension LayerClasses {
  /// `keras.layers.Wrapper`: the base of layers that hold another as `self.layer`.
  static let wrapper = ClassObject(
    "Wrapper", module: "keras.layers",
    doc: "The base of layers that hold another as self.layer: define call(self, inputs).",
    base: layer, initializer: CustomClasses.wrapperInitializer)
}
