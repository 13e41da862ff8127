import Formats
import Tensors

/// The arrays of a file for the variables of one layer.
struct LayerArrays {
  /// The layer's name in the model.
  let layer: String
  let variables: [Variable]
  let arrays: [HDF5Array]
}

/// What a load did not load.
package struct LoadedWeights: Sendable {
  /// Layers that were skipped because their arrays did not fit, if that was allowed.
  package internal(set) var skipped: [SavingError] = []
  /// Groups of the file with arrays that no layer of the model has.
  package internal(set) var unused: [String] = []
}

/// Arrays to be assigned to variables: all are checked and read before the first is assigned, so that a failure
/// changes nothing.
struct WeightTransfer {
  let path: String
  /// Whether layers that do not fit are skipped.
  let skipsMismatch: Bool
  var report = LoadedWeights()
  private var pairs: [(Variable, HDF5Array)] = []

  init(path: String, skipsMismatch: Bool) {
    self.path = path
    self.skipsMismatch = skipsMismatch
  }

  /// - Throws: `SavingError.arrayCount`, `.arrayShape`.
  mutating func add(_ arrays: LayerArrays) throws {
    do { pairs += try matched(arrays) } catch let error as SavingError {
      guard skipsMismatch else { throw error }
      report.skipped.append(error)
    }
  }

  private func matched(_ stored: LayerArrays) throws -> [(Variable, HDF5Array)] {
    guard stored.arrays.count == stored.variables.count else {
      throw SavingError.arrayCount(
        path: path, layer: stored.layer, expected: stored.variables.count, found: stored.arrays.count)
    }
    for (variable, array) in zip(stored.variables, stored.arrays) where Array(variable.shape) != array.shape {
      throw SavingError.arrayShape(
        path: path, layer: stored.layer, variable: variable.name, expected: variable.shape,
        found: Shape(array.shape))
    }
    return Array(zip(stored.variables, stored.arrays))
  }

  /// Reads all arrays, then assigns them.
  func run() throws {
    let values = try pairs.map { try $0.1.tensor() }
    for ((variable, _), value) in zip(pairs, values) { try variable.assign(value) }
  }
}
