import Evaluator

extension Namespace {
  /// A module of Keras, which says of Keras's other names that they are not here.
  convenience init(keras name: String, doc: String, members: @escaping () -> [(String, Value)]) {
    self.init(name, doc: doc, absent: .keras(name), written: WrittenKeras.paths(of: name), members: members)
  }
}
