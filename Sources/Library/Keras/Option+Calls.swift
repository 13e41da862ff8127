import Evaluator
import Formats
import Networks

extension Declaration {
  /// The options as parameters of a signature.
  var parameters: [Signature.Parameter] {
    options.map { option in
      Signature.Parameter(
        option.name, kind: .standard, accepts: option.kind.accepts,
        defaultValue: option.isRequired ? nil : option.kind.value(in: prototype), doc: option.doc,
        aliases: option.aliases, choices: option.kind.choices)
    }
  }

  /// The value that a call asks for.
  func make(_ call: Call) throws -> Made {
    // What cannot be had is refused before anything is read.
    for option in options {
      try option.kind.refuse(option.name, call)
      if let partner = option.partner, call[option.name].isNone != call[partner].isNone {
        throw call.invalid(option.name, must: "be given together with \(partner)")
      }
    }
    var made = prototype
    for option in options { try option.kind.read(option.name, call, into: &made) }
    for option in options {
      if let condition = option.condition, !condition.holds(made) {
        throw call.invalid(option.name, must: condition.wording)
      }
    }
    return made
  }
}

extension Option.Kind {
  /// What the parameter takes. Finer rules are refused when it is read.
  fileprivate var accepts: Accepts {
    switch self {
    case .int, .seed, .channelAxis, .optionalNumber: .int
    case .text, .optionalText: .string
    case .layer: .object("a layer")
    case .layers: .list
    case .float, .optionalFloat, .double, .optionalDouble, .steps: .float
    case .bool, .off: .bool
    case .extent, .optionalExtent: .intOrPair
    case .length, .optionalLength: .ints(count: 1)
    case .ends: .intOrPair
    case .optionalLengths: .shape(allowsNone: true)
    case .padding, .name: .string
    case .doubles: .list
    case .oneOf(let choice, let isListed): isListed ? .choice(choice.names) : .string
    case .ints, .optionalInts: .shape(allowsNone: false)
    case .axes: .either([.int, .shape(allowsNone: false)])
    case .margins, .lastAxisOrNone, .activation, .initializer, .regularizer, .constraint, .numbers,
      .optionalNumbers,
      .shares, .range, .optionalRange, .only, .dataFormat, .activityRegularizer, .bounds:
      .any
    }
  }

  /// The strings to choose from.
  fileprivate var choices: [String] {
    switch self {
    case .padding: Padding.allCases.map(\.rawValue)
    case .oneOf(let choice, _): choice.names
    case .activation: Activation.named.keys.sorted()
    case .initializer: InitializerTable.names
    default: []
    }
  }

  /// What is shown, and taken, where nothing is given.
  fileprivate func value(in made: Made) -> Value {
    switch self {
    case .int(let place, _, _): .int(made[keyPath: place])
    case .text(let place): .string(made[keyPath: place])
    case .optionalText(let place): made[keyPath: place].map(Value.string) ?? .none
    case .optionalNumber(let place): made[keyPath: place].map(Value.int) ?? .none
    case .layer, .layers: .none
    case .float(let place, _): Value(made[keyPath: place])
    case .optionalFloat(let place, _): made[keyPath: place].map { Value($0) } ?? .none
    case .double(let place, _): .float(made[keyPath: place])
    case .optionalDouble(let place, _): made[keyPath: place].map(Value.float) ?? .none
    case .doubles(let place): .list(of: made[keyPath: place].map(Value.float))
    case .steps(let place, _):
      Int(exactly: made[keyPath: place]).map(Value.int) ?? .float(made[keyPath: place])
    case .bool(let place): .bool(made[keyPath: place])
    case .extent(let place): Value(made[keyPath: place])
    case .optionalExtent(let place, _): made[keyPath: place].map { Value($0) } ?? .none
    case .length(let place): .int(made[keyPath: place])
    case .optionalLength(let place): made[keyPath: place].map(Value.int) ?? .none
    case .optionalLengths(let place):
      made[keyPath: place].map { .tuple(of: $0.map { $0.map(Value.int) ?? .none }) } ?? .none
    case .ends(let place):
      made[keyPath: place].before == made[keyPath: place].after
        ? .int(made[keyPath: place].before)
        : [.int(made[keyPath: place].before), .int(made[keyPath: place].after)]
    case .padding(let place): .string(made[keyPath: place].rawValue)
    case .margins(let place): [.int(made[keyPath: place].top), .int(made[keyPath: place].left)]
    case .ints(let place): .tuple(of: made[keyPath: place].map(Value.int))
    case .optionalInts(let place):
      made[keyPath: place].isEmpty ? .none : .tuple(of: made[keyPath: place].map(Value.int))
    case .axes(let place):
      made[keyPath: place].count == 1
        ? .int(made[keyPath: place][0]) : .tuple(of: made[keyPath: place].map(Value.int))
    case .lastAxisOrNone(let isNone): made[keyPath: isNone] ? .none : -1
    case .activation(let place):
      made[keyPath: place] == .linear ? .none : made[keyPath: place].name.map(Value.string) ?? .none
    case .initializer(let place): InitializerTable.name(of: made[keyPath: place]).map(Value.string) ?? .none
    case .numbers(let place), .shares(let place): Value(numbers: made[keyPath: place])
    case .optionalNumbers(let place): made[keyPath: place].map { Value(numbers: $0) } ?? .none
    case .range(let place, _): Value(made[keyPath: place])
    case .optionalRange(let place, _): made[keyPath: place].map { Value($0) } ?? .none
    case .oneOf(let choice, _): .string(choice.name(made))
    case .only(let value): Value(value)
    case .off: false
    case .channelAxis: -1
    case .regularizer, .constraint, .seed, .name, .dataFormat, .activityRegularizer, .bounds: .none
    }
  }

  /// Refuses what a parameter does not have here.
  fileprivate func refuse(_ name: String, _ call: Call) throws {
    switch self {
    case .only, .off: try call.onlyDefault(name)
    case .extent, .optionalExtent, .length, .optionalLength, .ends, .margins: try call.refuseNumPyNumber(name)
    case .dataFormat:
      guard try call[name].isNone || ["channels_last", "channels_first"].contains(call.string(name)) else {
        throw call.fault(
          name,
          .message(
            "The `data_format` argument must be one of ('channels_first', 'channels_last'). Received: data_format=\(try call.string(name))"
          ))
      }
    default: break
    }
  }

  /// Reads the parameter. - Throws: a fault that points at it.
  fileprivate func read(_ name: String, _ call: Call, into made: inout Made) throws {
    switch self {
    case .int(let place, let minimum, let isOfPython):
      if isOfPython { try call.refuseNumPyNumber(name) }
      made[keyPath: place] = try call.int(name, atLeast: minimum)
    case .text(let place): made[keyPath: place] = try call.string(name)
    case .optionalText(let place): made[keyPath: place] = try call.optionalString(name)
    case .optionalNumber(let place): made[keyPath: place] = try call.optionalInt(name, atLeast: 1)
    case .layer(let place): made[keyPath: place] = try call.layer(call[name], name)
    case .layers(let place): made[keyPath: place] = try call.list(name).map { try call.layer($0, name) }
    case .float(let place, let rule): made[keyPath: place] = Float(try call.number(name, rule))
    case .optionalFloat(let place, let rule):
      made[keyPath: place] = try call[name].isNone ? nil : Float(call.number(name, rule))
    case .double(let place, let rule), .steps(let place, let rule):
      made[keyPath: place] = try call.number(name, rule)
    case .optionalDouble(let place, let rule):
      made[keyPath: place] = try call[name].isNone ? nil : call.number(name, rule)
    case .doubles(let place): made[keyPath: place] = try call.doubles(name)
    case .bool(let place): made[keyPath: place] = try call.bool(name)
    case .extent(let place): made[keyPath: place] = try call.extent(name)
    case .optionalExtent(let place, let minimum):
      made[keyPath: place] = try call[name].isNone ? nil : call.extent(name, atLeast: minimum)
    case .length(let place): made[keyPath: place] = try call.length(name, atLeast: 1)
    case .optionalLength(let place):
      made[keyPath: place] = try call[name].isNone ? nil : call.length(name, atLeast: 0)
    case .optionalLengths(let place):
      made[keyPath: place] = try call[name].isNone ? nil : call.partialShape(name)
    case .ends(let place):
      let (before, after) = try call.pair(name, atLeast: 0)
      made[keyPath: place] = LineWidths(before: before, after: after)
    case .padding(let place): made[keyPath: place] = try call.padding(name)
    case .margins(let place): made[keyPath: place] = try call.margins(name)
    case .ints(let place), .axes(let place): made[keyPath: place] = try call.ints(name)
    case .optionalInts(let place): made[keyPath: place] = try call.optionalInts(name) ?? []
    case .lastAxisOrNone(let isNone):
      let axes = call[name].isNone ? [] : call[name].asInt.map { [$0] } ?? call[name].asInts
      guard axes == [] || axes == [-1] else {
        throw call.invalid(name, must: "be -1, for each channel, or None, for all elements")
      }
      made[keyPath: isNone] = axes == []
    case .activation(let place): made[keyPath: place] = try call.activation(name)
    case .initializer(let place): made[keyPath: place] = try call.initializer(name)
    case .regularizer(let place): made[keyPath: place] = try call.regularizer(name)
    case .constraint(let place): made[keyPath: place] = try call.constraint(name)
    case .numbers(let place): made[keyPath: place] = try call.floats(name)
    case .optionalNumbers(let place):
      made[keyPath: place] = try call[name].isNone ? nil : call.floats(name)
    case .shares(let place):
      let shares = try call.floats(name)
      guard shares.count == 1 || shares.count == 2, shares.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
        throw call.invalid(name, must: "be one or two numbers from 0 to 1")
      }
      made[keyPath: place] = shares
    case .range(let place, let bounds): made[keyPath: place] = try call.range(name, within: bounds)
    case .optionalRange(let place, let bounds):
      made[keyPath: place] = try call[name].isNone ? nil : call.range(name, within: bounds)
    case .oneOf(let choice, _):
      let text = try call.string(name)
      guard choice.set(&made, text) else { throw call.unknown(name, name, text, choice.names) }
    case .seed(let place): made[keyPath: place] = Seed(try call.seed(name))
    case .bounds(let place, let names):
      guard !call[name].isNone else { return }
      guard case .dict(let dict) = call[name] else { throw call.invalid(name, must: "be a dict, or None") }
      for (key, value) in dict.pairs.map({ ($0.key.asString ?? "", $0.value) }) {
        guard names.contains(key) else {
          throw call.fault(
            name,
            .message(
              "Received invalid keys for `\(name)` argument: \(try call.interpreter.repr(call[name])). Supported values: [\(names.map { "'\($0)'" }.joined(separator: ", "))]."
            ))
        }
        guard let number = value.asDouble else { throw call.invalid(name, must: "hold numbers") }
        made[keyPath: place][key] = Float(number)
      }
    case .name, .only, .off, .dataFormat, .channelAxis, .activityRegularizer: break
    }
  }
}

extension Value {
  /// A number with as few digits as say it.
  init(_ number: Float) { self = Value(JSON(number)) }

  fileprivate init(_ extent: Extent) { self = [.int(extent.height), .int(extent.width)] }

  fileprivate init(numbers: [Float]) {
    self = numbers.count == 1 ? Value(numbers[0]) : .tuple(of: numbers.map { Value($0) })
  }

  /// Bounds, without a point where they are whole.
  fileprivate init(_ range: ClosedRange<Float>) {
    self = .tuple(
      of: [range.lowerBound, range.upperBound].map { Int(exactly: $0).map(Value.int) ?? Value($0) })
  }
}
