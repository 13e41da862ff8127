// HDF5 as `Networks` sees it: what the library offers as macros, as functions.
#ifndef FIELDBOOK_CHDF5_H
#define FIELDBOOK_CHDF5_H

#include <hdf5.h>
#include <string.h>

/// Element types as this machine holds them, and as files hold them.
static inline hid_t fieldbook_h5_native_float(void) { return H5T_NATIVE_FLOAT; }
static inline hid_t fieldbook_h5_native_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t fieldbook_h5_stored_float(void) { return H5T_IEEE_F32LE; }
static inline hid_t fieldbook_h5_stored_int64(void) { return H5T_STD_I64LE; }
static inline hid_t fieldbook_h5_string(void) { return H5T_C_S1; }

static inline hid_t fieldbook_h5_open(const char *path) { return H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT); }
static inline hid_t fieldbook_h5_create(const char *path) {
  return H5Fcreate(path, H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
}

/// A file in memory that is never written to disk; `name` is for messages.
static inline hid_t fieldbook_h5_create_in_memory(const char *name) {
  hid_t access = H5Pcreate(H5P_FILE_ACCESS);
  if (access < 0) return access;
  hid_t file = H5Pset_fapl_core(access, 1 << 20, 0) < 0
                   ? -1
                   : H5Fcreate(name, H5F_ACC_TRUNC, H5P_DEFAULT, access);
  H5Pclose(access);
  return file;
}

/// Reads a file whose bytes are in memory; they are copied.
static inline hid_t fieldbook_h5_open_in_memory(const char *name, void *bytes, size_t count) {
  hid_t access = H5Pcreate(H5P_FILE_ACCESS);
  if (access < 0) return access;
  hid_t file = H5Pset_fapl_core(access, 1 << 20, 0) < 0 || H5Pset_file_image(access, bytes, count) < 0
                   ? -1
                   : H5Fopen(name, H5F_ACC_RDONLY, access);
  H5Pclose(access);
  return file;
}

/// The library prints nothing by itself.
static inline void fieldbook_h5_silence(void) { H5Eset_auto2(H5E_DEFAULT, NULL, NULL); }

static inline herr_t fieldbook_h5_keep_innermost(unsigned depth, const H5E_error2_t *error, void *text) {
  if (depth == 0 && error->desc) strncpy((char *)text, error->desc, 255);
  return 0;
}

/// What the library says went wrong first; `text` has room for 256 bytes.
static inline void fieldbook_h5_reason(char *text) {
  memset(text, 0, 256);
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, fieldbook_h5_keep_innermost, text);
}

/// Whether `name` in a group stands for what is in this very file, not for a place elsewhere.
static inline htri_t fieldbook_h5_is_own(hid_t group, const char *name) {
  htri_t exists = H5Lexists(group, name, H5P_DEFAULT);
  if (exists <= 0) return exists;
  H5L_info_t information;
  if (H5Lget_info(group, name, &information, H5P_DEFAULT) < 0) return -1;
  return information.type == H5L_TYPE_HARD;
}

/// Whether a dataset's elements lie in this very file.
static inline htri_t fieldbook_h5_holds_elements(hid_t dataset) {
  hid_t creation = H5Dget_create_plist(dataset);
  if (creation < 0) return -1;
  int external = H5Pget_external_count(creation);
  H5D_layout_t layout = H5Pget_layout(creation);
  H5Pclose(creation);
  if (external < 0 || layout == H5D_LAYOUT_ERROR) return -1;
  return external == 0 && layout != H5D_VIRTUAL;
}

/// Where the header of an object lies in its file; far beyond any file where nobody knows.
static inline unsigned long long fieldbook_h5_address(hid_t object) {
  H5O_info_t information;
  return H5Oget_info1(object, &information) < 0 ? HADDR_UNDEF : information.addr;
}

static inline int fieldbook_h5_is_group(hid_t object) { return H5Iget_type(object) == H5I_GROUP; }
static inline int fieldbook_h5_is_dataset(hid_t object) { return H5Iget_type(object) == H5I_DATASET; }

/// Whether a type is of numbers, which the library can turn into floats.
static inline int fieldbook_h5_is_number(hid_t type) {
  H5T_class_t kind = H5Tget_class(type);
  return kind == H5T_FLOAT || kind == H5T_INTEGER;
}
static inline int fieldbook_h5_is_text(hid_t type) { return H5Tget_class(type) == H5T_STRING; }

/// A string type of so many bytes, padded with zeros.
static inline hid_t fieldbook_h5_text_type(size_t bytes, int is_utf8) {
  hid_t type = H5Tcopy(H5T_C_S1);
  if (type < 0) return type;
  if (H5Tset_size(type, bytes) < 0 || H5Tset_strpad(type, H5T_STR_NULLPAD) < 0 ||
      H5Tset_cset(type, is_utf8 ? H5T_CSET_UTF8 : H5T_CSET_ASCII) < 0) {
    H5Tclose(type);
    return -1;
  }
  return type;
}

/// A string type of any length, in UTF-8 where `is_utf8`.
static inline hid_t fieldbook_h5_long_text_type(int is_utf8) {
  hid_t type = H5Tcopy(H5T_C_S1);
  if (type < 0) return type;
  if (H5Tset_size(type, H5T_VARIABLE) < 0 ||
      H5Tset_cset(type, is_utf8 ? H5T_CSET_UTF8 : H5T_CSET_ASCII) < 0) {
    H5Tclose(type);
    return -1;
  }
  return type;
}
static inline int fieldbook_h5_is_utf8(hid_t type) { return H5Tget_cset(type) == H5T_CSET_UTF8; }

#endif
