import ArgumentParser
import Engine

/// The manual page `fieldbook.1`.
enum ManualPage {
  /// The page in roff.
  static var text: String {
    let sections = sections(of: Fieldbook.self, named: "fieldbook")
    return """
      .TH FIELDBOOK 1 "" "Fieldbook \(Fieldbook.version)" "User Commands"
      .SH NAME
      fieldbook \\- \(escaped(Fieldbook.configuration.abstract))
      .SH SYNOPSIS
      .B fieldbook
      [\\fIFILE\\fR | \\fICOMMAND\\fR] [\\fIOPTIONS\\fR]
      .SH DESCRIPTION
      \(escaped(Fieldbook.configuration.discussion))
      .SH COMMANDS
      \(sections.joined(separator: "\n"))
      .SH ENVIRONMENT
      \(environment.map { ".TP\n.B \($0.name)\n" + escaped($0.text) }.joined(separator: "\n"))
      .SH FILES
      .TP
      .I $XDG_DATA_HOME/fieldbook/sessions
      The sessions; a directory each.
      .TP
      .I $XDG_STATE_HOME/fieldbook/history
      What was entered at the prompt.
      .TP
      .I $XDG_STATE_HOME/fieldbook/kernel-history
      What ran in Jupyter's front ends.
      .TP
      .I $XDG_STATE_HOME/fieldbook/lessons
      How far lessons and reviews are.

      """
  }

  /// The variables that the program reads.
  static let environment: [(name: String, text: String)] = [
    ("FIELDBOOK_DATA", "A folder of data files, searched first."),
    (InstructionLimit.variable, "avx2 or sse2: the widest instructions that are used."),
    ("OMP_NUM_THREADS", "How many threads compute; as many as cores where it is not set."),
    ("FIELDBOOK_LESSONS", "The folder of the lessons."),
    ("FIELDBOOK_THEME", "dark, light or none: the colours of text."),
    ("COLORFGBG", "The terminal's colours; a light background chooses the light theme."),
    ("NO_COLOR", "If it is set, nothing is coloured."),
    ("VISUAL, EDITOR", "The editor of %edit."),
    ("JUPYTER_DATA_DIR", "Where jupyter install --user puts the kernel."),
    ("XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME", "Where sessions, history and downloads are kept."),
  ]

  /// A section for each command below one, with its own commands behind it.
  private static func sections(of parent: any ParsableCommand.Type, named name: String) -> [String] {
    parent.configuration.subcommands.filter { $0.configuration.shouldDisplay }.flatMap { command in
      let name = name + " " + (command.configuration.commandName ?? command._commandName)
      let own = ".SS " + escaped(name) + "\n" + body(Fieldbook.helpMessage(for: command, columns: 78))
      return [own] + sections(of: command, named: name)
    }
  }

  /// A command's help as it stands, without its first words.
  private static func body(_ help: String) -> String {
    let text = help.hasPrefix("OVERVIEW: ") ? help.dropFirst("OVERVIEW: ".count) : help[...]
    return ".nf\n" + escaped(String(text)) + "\n.fi"
  }

  /// Plain text, with what roff would read escaped.
  static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : String(line)
    }.joined(separator: "\n")
  }
}
