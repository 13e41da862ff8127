#include "CLoading.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static void load(loaded_library *library) {
  void *handle = dlopen(library->file, RTLD_NOW | (library->is_global ? RTLD_GLOBAL : RTLD_LOCAL));
  if (handle == NULL) {
    const char *words = dlerror();
    if (words == NULL) words = "unknown reason";
    snprintf(library->reason, sizeof library->reason, "%s", words);
    return;
  }
  for (size_t index = 0; index < library->count; index++) {
    const loaded_function *function = &library->functions[index];
    *function->place = dlsym(handle, function->name);
    if (*function->place == NULL) {
      snprintf(
        library->reason, sizeof library->reason, "%s has no %s%s", library->file, function->name, library->remark);
      return;
    }
  }
}

const char *library_load(loaded_library *library) {
  static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&mutex);
  if (!library->is_tried) load(library);
  library->is_tried = 1;
  pthread_mutex_unlock(&mutex);
  return library->reason[0] == 0 ? NULL : library->reason;
}
