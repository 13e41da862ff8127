/// What completion offers at a place.
///
///     Completions(word: "gap", candidates: [Completion("GlobalAveragePooling2D")])
package struct Completions: Equatable, Sendable {
  /// The text before the cursor that a candidate replaces; the candidate need not begin with it.
  package var word: String
  package var candidates: [Completion]

  /// Candidates for a word; by default none.
  package init(word: String = "", candidates: [Completion] = []) {
    self.word = word
    self.candidates = candidates
  }
}

/// One of the candidates.
package struct Completion: Equatable, Sendable {
  /// What replaces the word: `strides=`.
  package var text: String
  /// What the list shows: `strides=(1, 1)`.
  package var label: String
  /// What it is, in a few words: `function`, `step of the kernel`.
  package var detail: String

  /// A candidate; without a label, the list shows the text.
  package init(_ text: String, label: String? = nil, detail: String = "") {
    self.text = text
    self.label = label ?? text
    self.detail = detail
  }
}

extension Completions {
  /// The candidates that fit a word: those that begin with it in any case, else those with these initials. Where the word
  /// has capital letters and some begin with it exactly, these alone.
  ///
  ///     conv   Conv2D, convolutionalize
  ///     gap    GlobalAveragePooling2D
  ///
  /// Private names (`_x`) fit only words that begin with an underscore.
  package static func fitting(_ word: String, among candidates: [Completion]) -> Completions {
    let candidates = candidates.filter { !$0.text.hasPrefix("_") || word.hasPrefix("_") }
    let folded = word.lowercased()
    var found = candidates.filter { $0.text.lowercased().hasPrefix(folded) }
    if word != folded {
      let exact = found.filter { $0.text.hasPrefix(word) }
      if !exact.isEmpty { found = exact }
    }
    if found.isEmpty { found = candidates.filter { initials(of: $0.text).hasPrefix(folded) } }
    return Completions(word: word, candidates: found)
  }

  /// The first letters of a name's parts, as small letters: `gap2d` for `GlobalAveragePooling2D`, `ks` for
  /// `kernel_size`.
  package static func initials(of name: String) -> String {
    var result = ""
    var previous: Character = "_"
    for character in name {
      let begins =
        character.isUppercase
        ? !previous.isUppercase
        : character.isNumber ? !previous.isNumber : character.isLetter && previous == "_"
      if begins { result += character.lowercased() }
      previous = character
    }
    return result
  }
}

/// The call that is being typed.
package struct CallHint: Equatable, Sendable {
  /// What is called, as it was typed: `layers.Conv2D`.
  package var name: String
  /// The parameters, with their defaults: `strides=(1, 1)`.
  package var parameters: [String]
  /// The parameter that the argument at the cursor is for.
  package var current: Int?

  package init(name: String, parameters: [String], current: Int? = nil) {
    self.name = name
    self.parameters = parameters
    self.current = current
  }
}
