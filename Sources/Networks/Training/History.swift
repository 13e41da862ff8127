/// The logs of every epoch by name: "loss", "accuracy", "val_loss" ….
package struct History: Sendable {
  /// In the order in which they were first reported.
  package private(set) var names: [String] = []
  package private(set) var figures: [String: [LogValue]] = [:]
  package private(set) var epochs: [Int] = []
  /// What the run was asked for.
  package var parameters: RunParameters?

  package init() {}

  /// The logs of a training from elsewhere.
  package init(_ values: [String: [Double]], epochs: [Int]) {
    names = values.keys.sorted()
    figures = values.mapValues { $0.map(LogValue.number) }
    self.epochs = epochs
  }

  /// The numbers by name, without those of several values.
  package var values: [String: [Double]] {
    figures.compactMapValues { figures in
      let numbers = figures.compactMap(\.number)
      return numbers.count == figures.count ? numbers : nil
    }
  }

  package mutating func append(epoch: Int, _ logs: Logs) {
    epochs.append(epoch)
    for log in logs {
      if figures[log.name] == nil { names.append(log.name) }
      figures[log.name, default: []].append(log.figure)
    }
  }
}

/// What a run was asked for.
package struct RunParameters: Sendable, Equatable {
  package var verbose: Int? = 1
  package var epochs = 1
  /// The batches of an epoch; `nil` if they are not known yet.
  package var steps: Int?

  package init(verbose: Int? = 1, epochs: Int = 1, steps: Int? = nil) {
    (self.verbose, self.epochs, self.steps) = (verbose, epochs, steps)
  }
}

/// What a loss or metric gives: a number, or several where it has several thresholds or classes.
package enum LogValue: Sendable, Equatable {
  case number(Double)
  case numbers([Double])

  package var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// In the precision of 32 bits.
  var rounded: LogValue {
    switch self {
    case .number(let number): .number(Double(Float(number)))
    case .numbers(let numbers): .numbers(numbers.map { Double(Float($0)) })
    }
  }
}

/// A figure with its name.
package struct Log: Sendable {
  package let name: String
  package var figure: LogValue

  package init(name: String, figure: LogValue) {
    (self.name, self.figure) = (name, figure)
  }

  package init(_ name: String, _ value: Double) { self.init(name: name, figure: .number(value)) }
}

/// Figures in the order in which they are reported.
package typealias Logs = [Log]

extension Logs {
  /// Sets a figure; one of that name is replaced where it stands.
  package mutating func set(_ name: String, _ value: Double) {
    if let place = firstIndex(where: { $0.name == name }) {
      self[place].figure = .number(value)
    } else {
      append(Log(name, value))
    }
  }
}
