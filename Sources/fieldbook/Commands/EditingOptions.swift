import ArgumentParser

/// How cells are typed: options of every command with a prompt.
struct EditingOptions: ParsableArguments {
  @Flag(help: "Never draw again what is on the screen: for screen readers. $EDITOR and the terminal edit.")
  var plainEditing = false
}
