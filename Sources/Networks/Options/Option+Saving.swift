import Formats

extension Option {
  /// The option's value as Keras writes it; nil where Keras does not.
  ///
  /// - Throws: `SavingError.notSavable` if an argument cannot be serialized.
  func savedForm(in made: Made) throws -> JSON? {
    switch writing {
    case .property: try kind.savedForm(in: made)
    case .other(let form): form(made)
    case .nothing: nil
    }
  }
}

extension Option.Kind {
  fileprivate func savedForm(in made: Made) throws -> JSON? {
    switch self {
    case .int(let place, _, _): .int(made[keyPath: place])
    case .float(let place, _): JSON(made[keyPath: place])
    case .optionalFloat(let place, _): made[keyPath: place].map { JSON($0) } ?? .null
    case .double(let place, _): .double(made[keyPath: place])
    case .steps(let place, _):
      Int(exactly: made[keyPath: place]).map(JSON.int) ?? .double(made[keyPath: place])
    case .optionalDouble(let place, _): made[keyPath: place].map(JSON.double) ?? .null
    case .doubles(let place): .array(made[keyPath: place].map(JSON.double))
    case .bool(let place): .bool(made[keyPath: place])
    case .extent(let place): made[keyPath: place].json
    case .optionalExtent(let place, _): made[keyPath: place]?.json ?? .null
    case .length(let place): [.int(made[keyPath: place])]
    case .optionalLength(let place): made[keyPath: place].map { [.int($0)] } ?? .null
    case .optionalLengths(let place):
      made[keyPath: place].map { .array($0.map { $0.map { .int($0) } ?? .null }) } ?? .null
    case .ends(let place): [.int(made[keyPath: place].before), .int(made[keyPath: place].after)]
    case .padding(let place): .string(made[keyPath: place].rawValue)
    case .margins(let place): made[keyPath: place].json
    case .ints(let place): .array(made[keyPath: place].map(JSON.int))
    case .optionalInts(let place):
      made[keyPath: place].isEmpty ? .null : .array(made[keyPath: place].map(JSON.int))
    case .axes(let place):
      made[keyPath: place].count == 1
        ? .int(made[keyPath: place][0]) : .array(made[keyPath: place].map(JSON.int))
    case .lastAxisOrNone(let isNone): made[keyPath: isNone] ? [] : [-1]
    case .activation(let place): try made[keyPath: place].savedForm
    case .initializer(let place): made[keyPath: place].savedForm
    case .regularizer(let place): made[keyPath: place].savedForm
    case .constraint(let place): made[keyPath: place].savedForm
    case .numbers(let place), .shares(let place): JSON(numbers: made[keyPath: place])
    case .optionalNumbers(let place): made[keyPath: place].map { JSON(numbers: $0) } ?? .null
    case .range(let place, _): made[keyPath: place].json
    case .optionalRange(let place, _): made[keyPath: place]?.json ?? .null
    case .oneOf(let choice, _): .string(choice.name(made))
    case .seed(let place): made[keyPath: place].json
    case .text(let place): .string(made[keyPath: place])
    case .optionalText(let place): made[keyPath: place].map(JSON.string) ?? .null
    case .optionalNumber(let place): made[keyPath: place].map(JSON.int) ?? .null
    case .layer(let place): try made[keyPath: place]?.savedForm ?? .null
    case .layers(let place): .array(try made[keyPath: place].map { try $0.savedForm })
    case .name: nil
    case .only(let value): value
    case .off: false
    case .dataFormat: "channels_last"
    case .channelAxis: -1
    case .activityRegularizer: .null
    case .bounds(let place, let names):
      made[keyPath: place].isEmpty
        ? .null
        : .object(names.compactMap { name in made[keyPath: place][name].map { JSON.Member(name, JSON($0)) } })
    }
  }
}
