/// x above 0, α (eˣ − 1) below. Clevert et al. 2016.
package struct ELU: ActivationDefinition, Declared {
  package var alpha: Float = 1

  package static let declarations = [
    Declaration(
      "ELU", "x above 0, alpha · (eˣ − 1) below.",
      ELU(),
      [
        .optional("alpha", .float(\.alpha), "what the function goes to, negated, far below 0")
      ])
  ]

  package init() {}

  package var activation: Activation { .function(.elu(alpha: alpha)) }
}
