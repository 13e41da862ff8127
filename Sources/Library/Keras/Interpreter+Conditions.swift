import Datasets
package import Evaluator
import Networks
import PythonLibrary
import Tensors

/// What the results of a session depend on beside its cells.
extension Interpreter {
  /// Makes everything random start from a seed: layers, and as in Keras also Python's and NumPy's generators.
  package func startRandomness(_ seed: UInt32) {
    Randomness.shared.start(UInt64(seed))
    random.python = MersenneTwister(seed: UInt(seed))
    random.numPy = LegacyRandomSource(seed: seed)
  }

  /// SHA-256 of the data that were loaded, by their names.
  package var loadedData: [String: String] { LoadedFiles.all }
}
