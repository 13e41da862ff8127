/// A function of the program's in place of one that Keras knows by name: an initializer, a regularizer, a constraint. Equal only to
/// itself.
package final class ProgramFunction<Body>: Hashable, @unchecked Sendable {
  package let name: String
  package let body: Body

  package init(_ name: String, _ body: Body) {
    self.name = name
    self.body = body
  }

  package static func == (a: ProgramFunction, b: ProgramFunction) -> Bool { a === b }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
