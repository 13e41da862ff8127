#include "CRsvg.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

// What is used of the interfaces of librsvg 2.52 (`rsvg.h`), cairo (`cairo.h`), GLib (`gerror.h`, `gobject.h`) and
// fontconfig (`fontconfig.h`). Their libraries are dependencies of librsvg, so that its handle finds them.

typedef struct {
  uint32_t domain;
  int code;
  char *message;
} fault;

typedef struct {
  double x, y, width, height;
} rectangle;

typedef struct {
  int count;
} font_set;

enum { cairo_format_argb32 = 0, cairo_status_success = 0, fontconfig_system = 0, fontconfig_application = 1 };

static struct {
  void *(*rsvg_handle_new_from_data)(const uint8_t *data, size_t count, fault **error);
  int (*rsvg_handle_get_intrinsic_size_in_pixels)(void *handle, double *width, double *height);
  int (*rsvg_handle_render_document)(void *handle, void *cairo, const rectangle *viewport, fault **error);
  void *(*cairo_image_surface_create_for_data)(uint8_t *data, int format, int width, int height, int stride);
  void *(*cairo_create)(void *surface);
  void (*cairo_destroy)(void *cairo);
  int (*cairo_status)(void *cairo);
  const char *(*cairo_status_to_string)(int status);
  void (*cairo_surface_flush)(void *surface);
  void (*cairo_surface_destroy)(void *surface);
  void (*g_object_unref)(void *object);
  void (*g_error_free)(fault *error);
  font_set *(*FcConfigGetFonts)(void *config, int set);
} library;

static char reason[512];

static void load(void) {
  void *handle = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    const char *words = dlerror();
    snprintf(reason, sizeof reason, "%s", words == NULL ? "librsvg-2.so.2 cannot be opened" : words);
    return;
  }
  const struct {
    const char *name;
    void **place;
  } functions[] = {
#define FUNCTION(name) {#name, (void **)&library.name}
    FUNCTION(rsvg_handle_new_from_data),
    FUNCTION(rsvg_handle_get_intrinsic_size_in_pixels),
    FUNCTION(rsvg_handle_render_document),
    FUNCTION(cairo_image_surface_create_for_data),
    FUNCTION(cairo_create),
    FUNCTION(cairo_destroy),
    FUNCTION(cairo_status),
    FUNCTION(cairo_status_to_string),
    FUNCTION(cairo_surface_flush),
    FUNCTION(cairo_surface_destroy),
    FUNCTION(g_object_unref),
    FUNCTION(g_error_free),
    FUNCTION(FcConfigGetFonts),
#undef FUNCTION
  };
  for (size_t index = 0; index < sizeof functions / sizeof functions[0]; index++) {
    *functions[index].place = dlsym(handle, functions[index].name);
    if (*functions[index].place == NULL) {
      snprintf(reason, sizeof reason, "librsvg-2.so.2 has no %s: it is older than 2.52", functions[index].name);
      return;
    }
  }
}

const char *rsvg_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return reason[0] == 0 ? NULL : reason;
}

int rsvg_font_count(void) {
  font_set *system = library.FcConfigGetFonts(NULL, fontconfig_system);
  font_set *own = library.FcConfigGetFonts(NULL, fontconfig_application);
  return (system == NULL ? 0 : system->count) + (own == NULL ? 0 : own->count);
}

/// Copies an error's message and frees the error.
static void report(fault *error, char *message, size_t capacity) {
  snprintf(message, capacity, "%s", error == NULL || error->message == NULL ? "unknown reason" : error->message);
  if (error != NULL) library.g_error_free(error);
}

rsvg_document *rsvg_open(const uint8_t *bytes, size_t count, char *message, size_t capacity) {
  fault *error = NULL;
  void *handle = library.rsvg_handle_new_from_data(bytes, count, &error);
  if (handle == NULL) report(error, message, capacity);
  return handle;
}

bool rsvg_size(rsvg_document *document, double *width, double *height) {
  return library.rsvg_handle_get_intrinsic_size_in_pixels(document, width, height) != 0;
}

bool rsvg_draw(
  rsvg_document *document, uint8_t *pixels, int width, int height, char *message, size_t capacity) {
  void *surface =
    library.cairo_image_surface_create_for_data(pixels, cairo_format_argb32, width, height, 4 * width);
  void *cairo = library.cairo_create(surface);
  int status = library.cairo_status(cairo);
  bool is_drawn = false;
  if (status != cairo_status_success) {
    snprintf(message, capacity, "%s", library.cairo_status_to_string(status));
  } else {
    fault *error = NULL;
    rectangle viewport = {0, 0, width, height};
    is_drawn = library.rsvg_handle_render_document(document, cairo, &viewport, &error) != 0;
    if (!is_drawn) report(error, message, capacity);
  }
  library.cairo_surface_flush(surface);
  library.cairo_destroy(cairo);
  library.cairo_surface_destroy(surface);
  return is_drawn;
}

void rsvg_close(rsvg_document *document) { library.g_object_unref(document); }
