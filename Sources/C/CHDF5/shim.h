// HDF5 for `Formats`, which uses it for writing only: its macros as functions.
#ifndef FIELDBOOK_CHDF5_H
#define FIELDBOOK_CHDF5_H

#include <hdf5.h>
#include <string.h>

/// Element types in memory, and in files.
static inline hid_t fieldbook_h5_native_float(void) { return H5T_NATIVE_FLOAT; }
static inline hid_t fieldbook_h5_native_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t fieldbook_h5_stored_float(void) { return H5T_IEEE_F32LE; }
static inline hid_t fieldbook_h5_stored_int64(void) { return H5T_STD_I64LE; }

/// A file in memory that is never written to disk; `name` is for messages.
static inline hid_t fieldbook_h5_create_in_memory(const char *name) {
  hid_t access = H5Pcreate(H5P_FILE_ACCESS);
  if (access < 0) return access;
  hid_t file = H5Pset_fapl_core(access, 1 << 22, 0) < 0
                   ? -1
                   : H5Fcreate(name, H5F_ACC_TRUNC, H5P_DEFAULT, access);
  H5Pclose(access);
  return file;
}

/// Turns off the library's own error output.
static inline void fieldbook_h5_silence(void) { H5Eset_auto2(H5E_DEFAULT, NULL, NULL); }

static inline herr_t fieldbook_h5_keep_innermost(unsigned depth, const H5E_error2_t *error, void *text) {
  if (depth == 0 && error->desc) strncpy((char *)text, error->desc, 255);
  return 0;
}

/// The library's first error message; `text` holds 256 bytes.
static inline void fieldbook_h5_reason(char *text) {
  memset(text, 0, 256);
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, fieldbook_h5_keep_innermost, text);
}

/// A variable-length UTF-8 string type.
static inline hid_t fieldbook_h5_long_text_type(void) {
  hid_t type = H5Tcopy(H5T_C_S1);
  if (type < 0) return type;
  if (H5Tset_size(type, H5T_VARIABLE) < 0 || H5Tset_cset(type, H5T_CSET_UTF8) < 0) {
    H5Tclose(type);
    return -1;
  }
  return type;
}

#endif
