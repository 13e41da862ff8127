package import Figures

/// What `display` shows.
package enum Displayed {
  case drawing(any Drawing)
  /// A text, and the same in a format that documents show.
  case text(String, DisplayFormat? = nil)
  /// A text, and the table that documents show.
  case table(String, DisplayTable)
}

/// Where it is shown.
package enum DisplayPlace: Equatable, Sendable {
  /// Below what was shown before; under an identifier, if it can be replaced.
  case new(identifier: String?)
  /// In the place of what has the identifier.
  case instead(of: String)
}

/// A text in a format that documents show.
package struct DisplayFormat: Equatable, Sendable {
  /// Such as `text/html`.
  package var mimeType: String
  package var source: String

  package init(_ mimeType: String, _ source: String) { (self.mimeType, self.source) = (mimeType, source) }
}

/// An object that documents show in a format of its own.
package protocol FormattedObject: Object {
  var format: DisplayFormat { get }
}
