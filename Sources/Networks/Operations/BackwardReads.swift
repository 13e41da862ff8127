/// The forward values that an operation's backward pass reads.
struct BackwardReads: OptionSet, Sendable {
  let rawValue: Int

  static let inputs = BackwardReads(rawValue: 1)
  static let output = BackwardReads(rawValue: 2)
  static let everything: BackwardReads = [.inputs, .output]
}
