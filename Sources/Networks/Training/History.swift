/// The logs of every epoch by name: "loss", "accuracy", "val_loss" ….
package struct History: Sendable {
  /// Sorted alphabetically, as Keras reports them.
  package var names: [String] { values.keys.sorted() }
  package private(set) var values: [String: [Double]] = [:]
  package private(set) var epochs: [Int] = []

  package init() {}

  /// The logs of a training from elsewhere.
  package init(_ values: [String: [Double]], epochs: [Int]) {
    self.values = values
    self.epochs = epochs
  }

  package mutating func append(epoch: Int, _ logs: Logs) {
    epochs.append(epoch)
    for (name, value) in logs {
      values[name, default: []].append(value)
    }
  }
}

/// Values by name, in the order in which they are reported.
package typealias Logs = [(name: String, value: Double)]
