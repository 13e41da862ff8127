extension JSON {
  /// Serialized over several lines, each indented by one space a level, with a final line break: as Jupyter writes
  /// notebooks.
  package var indentedText: String {
    var text = ""
    write(to: &text, margin: "\n")
    return text + "\n"
  }

  private func write(to text: inout String, margin: String) {
    switch self {
    case .array(let values) where !values.isEmpty:
      let inner = margin + " "
      for (index, value) in values.enumerated() {
        text += index == 0 ? "[" + inner : "," + inner
        value.write(to: &text, margin: inner)
      }
      text += margin + "]"
    case .object(let members) where !members.isEmpty:
      let inner = margin + " "
      for (index, member) in members.enumerated() {
        text += index == 0 ? "{" + inner : "," + inner
        text += JSON.string(member.key).text + ": "
        member.value.write(to: &text, margin: inner)
      }
      text += margin + "}"
    case .null, .bool, .int, .double, .string, .array, .object:
      text += self.text
    }
  }
}
