/// An error or note with its location, as shown to the user.
///
///     Error: Dense expects a tensor of rank 2 or more, found shape (28,)
///       3 │ layers.Dense(10)(image)
///         │                  ^^^^^ shape (28,)
///     help: add a batch axis: image[np.newaxis]
///
/// The message is one lower-case sentence without a full stop (names and types keep their capitals).
package struct Diagnostic: Error, Equatable, Sendable {
  /// What was expected and what was found.
  package var message: String

  /// The smallest span at fault; `nil` for an error without a location in the text.
  package var location: Location?

  /// A short label at the caret.
  package var label: String?

  /// Further notes and the call stack, in the order in which they are shown.
  package var notes: [Note]

  /// A suggested fix.
  package var help: String?

  /// The class of the exception that it tells of, such as `NameError`; `nil` where none is raised.
  package var exceptionName: String?

  /// A diagnostic; everything but the message is optional.
  package init(
    _ message: String, at location: Location? = nil, label: String? = nil, notes: [Note] = [],
    help: String? = nil
  ) {
    self.message = message
    self.location = location
    self.label = label
    self.notes = notes
    self.help = help
  }

  /// A note of a diagnostic, with or without a location.
  package struct Note: Equatable, Sendable {
    /// Whether it is a note or a frame of the call stack.
    package var kind: Kind
    /// The note, or the name of the called function.
    package var message: String
    /// The note's location, or the call's.
    package var location: Location?
    /// A short label at the caret.
    package var label: String?
    /// How many times the call is pending, recursively.
    package var count = 1

    /// A note.
    package init(_ message: String, at location: Location? = nil, label: String? = nil) {
      kind = .remark
      self.message = message
      self.location = location
      self.label = label
    }

    /// A frame of the call stack, innermost first.
    ///
    /// - Parameters:
    ///   - function: the function that was called.
    ///   - location: the call.
    ///   - count: how many times it is pending, recursively.
    package static func call(of function: String, at location: Location?, count: Int = 1) -> Note {
      var note = Note(function, at: location)
      note.count = count
      note.kind = .call
      return note
    }

    /// The kind of a note.
    package enum Kind: Equatable, Sendable {
      case remark
      case call
    }
  }
}

/// A span in a source text.
package struct Location: Equatable, Sendable {
  /// The text that contains the span.
  package var source: SourceText
  /// The span in the text.
  package var span: Span

  /// The location of a span in a text.
  package init(_ source: SourceText, _ span: Span) {
    self.source = source
    self.span = span
  }

  /// The number of the line on which the span starts.
  package var line: Int { source.line(at: span.start) }

  /// The column at which the span starts, in characters from 1.
  package var column: Int { source.column(at: span.start) }
}
