// Libraries that are opened by name when they are first used: linking them would make every start of the program
// slower, and some are missing on machines that need none of what they do.

#ifndef FIELDBOOK_CLOADING_H
#define FIELDBOOK_CLOADING_H

#include <stddef.h>

/// A function of a library, and where its address goes.
typedef struct {
  const char *name;
  void **place;
} loaded_function;

/// The function of a library that a member of `table` is named after.
#define LOADED(table, function) {#function, (void **)&(table).function}

/// A library, and what is used of it.
typedef struct {
  /// The file's name, as the dynamic linker searches it.
  const char *file;
  /// What it means that a function is missing, such as ": it is older than 2.52"; may be empty.
  const char *remark;
  const loaded_function *functions;
  size_t count;
  /// Whether the library's own plug-ins look for its symbols among those of the whole process.
  int is_global;
  /// What came of it: whether it was tried, and why it failed, empty where it did not.
  int is_tried;
  char reason[512];
} loaded_library;

/// Opens a library on the first call. Returns NULL, or the reason for which that failed. Any thread may call it.
const char *library_load(loaded_library *library);

#endif
