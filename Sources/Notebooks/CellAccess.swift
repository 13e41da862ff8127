import Datasets

/// What the user allows cells, beside files.
package enum CellAccess {
  /// Lets cells of this process fetch files without asking.
  package static func allowNetwork() { NetworkAccess.isAllowed = true }
}
