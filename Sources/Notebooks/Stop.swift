import Engine

/// The wish to stop the cell that runs.
public enum Stop {
  /// Asks the cell that runs to stop at its next step. Safe to call from a signal handler.
  public static func request() { Interruption.request() }

  /// Takes the wish back.
  public static func clear() { Interruption.clear() }

  /// Whether the wish is there and nothing has followed it yet.
  public static var isRequested: Bool { Interruption.isRequested }
}
