/// A fault, or a remark, and where it stands: what a learner reads.
///
///     Error: Dense expects a tensor of rank 2 or more, found shape (28,)
///       3 │ layers.Dense(10)(image)
///         │                  ^^^^^ shape (28,)
///     help: add a batch axis: image[np.newaxis]
///
/// The message is one lower-case sentence without a full stop (names and types keep their capitals).
public struct Diagnostic: Error, Equatable, Sendable {
  /// What was expected and what was found.
  public var message: String

  /// The smallest piece of text at fault; nil where the fault has no place in the text.
  public var location: Location?

  /// A few words behind the caret.
  public var label: String?

  /// Further remarks and the calls that led here, in the order in which they are shown.
  public var notes: [Note]

  /// A way out.
  public var help: String?

  /// A diagnostic with as much as is known.
  public init(
    _ message: String, at location: Location? = nil, label: String? = nil, notes: [Note] = [],
    help: String? = nil
  ) {
    self.message = message
    self.location = location
    self.label = label
    self.notes = notes
    self.help = help
  }

  /// A remark that belongs to a diagnostic, with a place of its own or without.
  public struct Note: Equatable, Sendable {
    /// Whether the note is a remark or a frame of the call stack.
    public var kind: Kind
    /// The remark, or the name of the function that was called.
    public var message: String
    /// Where the remark belongs, or the call.
    public var location: Location?
    /// A few words behind the caret.
    public var label: String?
    /// How often the call is under way, one inside the other.
    public var count = 1

    /// A remark.
    public init(_ message: String, at location: Location? = nil, label: String? = nil) {
      kind = .remark
      self.message = message
      self.location = location
      self.label = label
    }

    /// A frame of the call stack: the call that was under way, innermost first.
    ///
    /// - Parameters:
    ///   - function: the function that was called.
    ///   - location: the call.
    ///   - count: how often it is under way, one inside the other.
    public static func call(of function: String, at location: Location?, count: Int = 1) -> Note {
      var note = Note(function, at: location)
      note.count = count
      note.kind = .call
      return note
    }

    /// Whether a note is a remark or a frame of the call stack.
    public enum Kind: Equatable, Sendable {
      case remark
      case call
    }
  }
}

/// A span in a source text.
public struct Location: Equatable, Sendable {
  /// The text that the span belongs to.
  public var source: SourceText
  /// The piece of it.
  public var span: Span

  /// The place of a span in a text.
  public init(_ source: SourceText, _ span: Span) {
    self.source = source
    self.span = span
  }

  /// The number of the line on which the span starts.
  public var line: Int { source.line(at: span.start) }

  /// The column at which the span starts, in characters from 1.
  public var column: Int { source.column(at: span.start) }
}
