import Datasets
import FieldbookLibrary

/// What the user allows cells, beside files.
package enum CellAccess {
  /// Lets cells of this process fetch files without asking.
  package static func allowNetwork() { NetworkAccess.isAllowed = true }

  /// Lets cells of this process start no ranks of MPI.
  package static func refuseRanks() { RanksFunction.isRefused = true }
}
