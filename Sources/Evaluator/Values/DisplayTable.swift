/// A value as a table, as documents show it beside its text.
package struct DisplayTable: Equatable, Sendable {
  /// What stands over the columns, the first over the labels of the rows.
  package var header: [String]
  /// Each row's label, then its cells: as many as the header has.
  package var rows: [[String]]
  /// What stands below, such as how large a table is that is shown in part; empty for nothing.
  package var note: String

  package init(header: [String], rows: [[String]], note: String = "") {
    (self.header, self.rows, self.note) = (header, rows, note)
  }
}

/// An object that documents show as a table: a data frame.
package protocol TabularObject: Object {
  /// The table; `nil` for one without rows or columns.
  func displayTable(_ interpreter: Interpreter) throws -> DisplayTable?
}
