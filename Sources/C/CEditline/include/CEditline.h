// Typed wrappers for libedit's variadic functions, which Swift cannot call.

#ifndef FIELDBOOK_CEDITLINE_H
#define FIELDBOOK_CEDITLINE_H

#include <histedit.h>
#include <stdio.h>

/// A command that a key is bound to; returns one of libedit's `CC_…` codes.
typedef unsigned char (*editline_command)(EditLine *editor, int key);

/// Stores the owner's address in the editor, for its callbacks.
static inline int editline_set_owner(EditLine *editor, void *owner) {
  return el_set(editor, EL_CLIENTDATA, owner);
}

/// The address stored by `editline_set_owner`.
static inline void *editline_owner(EditLine *editor) {
  void *owner = NULL;
  return el_get(editor, EL_CLIENTDATA, &owner) == 0 ? owner : NULL;
}

/// Chooses the key bindings to start from: "emacs" or "vi".
static inline int editline_set_editor(EditLine *editor, const char *name) {
  return el_set(editor, EL_EDITOR, name);
}

/// Names the kind of terminal; NULL takes it from TERM.
static inline int editline_set_terminal(EditLine *editor, const char *name) {
  return el_set(editor, EL_TERMINAL, name);
}

/// Adds a command under a name that `editline_bind` can use.
static inline int editline_add(EditLine *editor, const char *name, const char *help, editline_command command) {
  return el_set(editor, EL_ADDFN, name, help, command);
}

/// Binds a key sequence, in libedit's notation, to a command.
static inline int editline_bind(EditLine *editor, const char *keys, const char *command) {
  return el_set(editor, EL_BIND, keys, command, NULL);
}

/// Binds a key sequence to a command in vi's command mode.
static inline int editline_bind_command_mode(EditLine *editor, const char *keys, const char *command) {
  return el_set(editor, EL_BIND, "-a", keys, command, NULL);
}

/// Performs a line of `~/.editrc`.
static inline int editline_run(EditLine *editor, const char *line) {
  Tokenizer *words = tok_init(NULL);
  if (words == NULL) return -1;
  int count = 0;
  const char **list = NULL;
  int result = tok_str(words, line, &count, &list) == 0 && count > 0 ? el_parse(editor, count, list) : -1;
  tok_end(words);
  return result;
}

/// Replaces the function that reads one character.
static inline int editline_set_reader(EditLine *editor, el_rfunc_t reader) {
  return el_wset(editor, EL_GETCFN, reader);
}

/// Changes a mode of the terminal while a line is edited, such as "-isig".
static inline int editline_set_mode(EditLine *editor, const char *mode) {
  return el_set(editor, EL_SETTY, "-d", mode, NULL);
}

/// Changes a mode of the terminal while no line is edited.
static inline int editline_set_resting_mode(EditLine *editor, const char *mode) {
  return el_set(editor, EL_SETTY, "-x", mode, NULL);
}

/// Columns of a character; negative if it is not printable. `wchar.h` declares it only for X/Open programs.
extern int wcwidth(wchar_t character);

#endif
