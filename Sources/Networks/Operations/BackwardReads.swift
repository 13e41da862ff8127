/// Which values of the forward pass an operation's backward pass reads again.
struct BackwardReads: OptionSet, Sendable {
  let rawValue: Int

  static let inputs = BackwardReads(rawValue: 1)
  static let output = BackwardReads(rawValue: 2)
  static let everything: BackwardReads = [.inputs, .output]
}
